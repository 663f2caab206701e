using System.Collections.Frozen;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Content.Risk;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;
using SupportBot.Understanding;
using SupportBot.Understanding.Risk;

namespace SupportBot.Tests;

/// <summary>The weights turn silence into a check-in and do nothing else.</summary>
public sealed class RiskWeightTests : SafetyTalking
{
    /// <summary>Everything is heavy: the least harmless weights that there can be.</summary>
    private static readonly RiskWeights Heavy = new(9, 1, FrozenDictionary<string, float>.Empty);

    private static readonly RiskRules Rules = RiskRuleLoader.Load(Path.Combine(AppContext.BaseDirectory, "Locales"), []).Rules;

    private static readonly RiskReading Weighed = RiskReading.None.Weighed();

    [Fact]
    public void Silence_becomes_a_check_in_and_the_conversation_goes_on()
    {
        var reading = Reader(Heavy).Read("the heron stands in the reeds", new Session());

        reading.Risk.ShouldBe(Weighed);
        (Weighed.Level, Weighed.Route).ShouldBe((RiskLevel.Soft, RiskRoute.Distress));
        Show(Weighed);
        Said()[0].ShouldBe(SafetyPhrases.DistressWeighed);
        Said().Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Whatever_the_rules_find_stays_with_weights_and_without()
    {
        var (with, without) = (Reader(Heavy), Reader(weights: null));
        var texts = File.ReadLines(Repository.TestData("safety", "tuning.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.TryGetProperty("text", out _)).Select(row => row.GetProperty("text").GetString()!).ToList();

        texts.Count.ShouldBeGreaterThan(600);
        foreach (var text in texts)
        {
            var byRules = without.Read(text, new Session());
            byRules.Risk.IsWeighed.ShouldBeFalse();
            var weighed = with.Read(text, new Session());
            if (byRules.Risk.Level == RiskLevel.None)
                weighed.Risk.ShouldBeOneOf(byRules.Risk, byRules.Risk.Weighed());
            else
                weighed.Risk.ShouldBe(byRules.Risk);
            if (byRules.Risk.Level >= RiskLevel.Implied)
                weighed.Intent.ShouldBe(byRules.Intent);
        }
    }

    [Fact]
    public void Without_the_file_safety_acts_as_before()
    {
        using var person = new Bare();

        person.Content.Reader.Read("I want to kill myself", new Session()).Risk.Level.ShouldBe(RiskLevel.Explicit);
        SafetyProbe.Run(person.Content, DateTimeOffset.UnixEpoch).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Being_checked_in_on_by_weight_again_and_again_opens_nothing()
    {
        for (var i = 0; i < 8; i++)
        {
            Show(Weighed);
            Said()[0].ShouldBe(SafetyPhrases.DistressWeighed);
        }

        Person.Session.Safety.ShouldSatisfyAllConditions(
            safety => safety.Phase.ShouldBe(SafetyPhase.None), safety => safety.Distress.ShouldBeFalse(), safety => safety.Level.ShouldBe(RiskLevel.None));
    }

    [Fact]
    public void It_is_no_first_sign_and_no_second_one()
    {
        Show(Weighed);
        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.None);
        Show(Weighed);
        Person.Session.Safety.Phase.ShouldBe(SafetyPhase.None);
    }

    [Fact]
    public void After_it_a_question_about_means_is_read_as_if_nothing_had_been_said()
    {
        Show(Weighed);
        Show(RiskReading.None with { MentionsMeans = true });

        Person.Session.Safety.Phase.ShouldBe(SafetyPhase.None);
    }

    [Fact]
    public void After_distress_it_does_not_hide_that_means_were_asked_about()
    {
        Show(RiskLevel.Soft, RiskRoute.Distress);
        Show((RiskReading.None with { MentionsMeans = true }).Weighed());

        Said()[0].ShouldBe("safety.means_request.implied");
    }

    [Fact]
    public void It_takes_the_place_of_no_danger_that_was_told_of()
    {
        Reach(SafetyPhase.Closed);
        var before = Person.Session.Safety;
        Show(Weighed);

        Person.Session.Safety.ShouldBe(before with { HasJustEnded = false });
    }

    [Theory]
    [InlineData("I meant the deadline")]
    [InlineData("you got me wrong")]
    public void A_correction_of_it_is_believed(string correction)
    {
        Show(Weighed);
        Person.Say(correction);

        Said()[0].ShouldBe(SafetyPhrases.Misunderstood);
        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Misunderstood);
        Said()[0].ShouldBe(SafetyPhrases.For(RiskRoute.Distress, RiskLevel.Soft));
    }

    [Fact]
    public void While_safety_is_open_nothing_is_weighed()
    {
        Reach(SafetyPhase.Acknowledged);

        Reader(Heavy).Read("the heron stands in the reeds", Person.Session).Risk.ShouldBe(RiskReading.None);
    }

    [Theory]
    [InlineData("menu")]
    [InlineData("what is therapy")]
    [InlineData("compare all three")]
    [InlineData("stop")]
    public void What_stands_in_the_lists_of_commands_is_not_weighed(string command) =>
        Reader(Heavy).Read(command, new Session { Step = Step.Menu }).Risk.ShouldBe(RiskReading.None);

    [Fact]
    public void A_choice_that_is_named_plainly_is_not_weighed()
    {
        var reader = Reader(Heavy);
        foreach (var (question, choices) in TestContent.BritainLexicon.Choices)
        {
            var asked = new Session { Step = Step.Asking, OpenQuestion = question };
            foreach (var way in choices.Values.SelectMany(ways => ways))
                reader.Read(way, asked).Risk.IsWeighed.ShouldBeFalse(way);
            reader.Read("2", asked).Risk.IsWeighed.ShouldBeFalse();
        }
    }

    [Fact]
    public void No_way_to_say_a_command_weighs_enough()
    {
        Intent[] mayTellOfDanger = [Intent.HelpNow, Intent.InDanger, Intent.ImSafe, Intent.No];
        TestContent.BritainLexicon.Intents.Where(entry => !mayTellOfDanger.Contains(entry.Key)).SelectMany(entry => entry.Value)
            .Where(way => Content.Reader.Read(way, new Session()).Risk.IsWeighed).ShouldBeEmpty();
    }

    [Fact]
    public void A_fault_while_weighing_leads_to_a_check_in_and_takes_no_sign_away()
    {
        var broken = Reader(new RiskWeights(0, 0, null!));

        broken.Read("the heron stands in the reeds", new Session()).Risk.ShouldBe(RiskReading.Unread);
        broken.Read("I want to kill myself", new Session()).Risk.Level.ShouldBe(RiskLevel.Explicit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!?!")]
    [InlineData("\ud83d")]
    [InlineData("🫠🫠🫠🫠")]
    [InlineData("Z̷̡̛a̶l̸g̴o̵ ẗ̶é̸x̷t̶")]
    [InlineData("= > #i # 1 ~ + *")]
    [InlineData("我今天想去公园散步")]
    [InlineData("ÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿÿ")]
    public void Odd_input_is_weighed_without_a_fault(string text) =>
        Content.Reader.Read(text, new Session()).Risk.IsUnread.ShouldBeFalse();

    [Fact]
    public void One_sentence_in_a_long_text_is_weighed_by_itself()
    {
        var weights = new RiskWeights(-3, 1, new Dictionary<string, float> { ["ledge"] = 9, ["the"] = -1 }.ToFrozenDictionary());
        var quiet = string.Concat(Enumerable.Repeat("The train to the sea was late and the tea was cold. ", 2_000));

        Reader(weights).Read(quiet, new Session()).Risk.IsWeighed.ShouldBeFalse();
        Reader(weights).Read($"{quiet} Ledge. {quiet}", new Session()).Risk.IsWeighed.ShouldBeTrue();
    }

    private void Show(RiskReading risk) => Hear(new Reading { Risk = risk });

    private static UtteranceReader Reader(RiskWeights? weights) => new(new RiskReader(Rules), TestContent.BritainLexicon with { RiskWeights = weights }, Content.Catalog);

    /// <summary>The content that ships without the weights of risk.</summary>
    private sealed class Bare : IDisposable
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("bare-").FullName;

        public Bare()
        {
            foreach (var folder in new[] { "Locales", "Helplines", "cards" })
            {
                foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories))
                    Copy(Path.GetRelativePath(AppContext.BaseDirectory, file));
            }

            File.Delete(Path.Combine(_directory, "Locales", "en", "risk-weights.txt"));
            Content = SupportContent.Load(_directory, new OrganisationOptions { Name = "Northwind", Country = "GB", Locale = "en", Contact = "wellbeing@northwind.test" });
        }

        public SupportContent Content { get; }

        public void Dispose() => Directory.Delete(_directory, recursive: true);

        private void Copy(string file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_directory, file))!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_directory, file));
        }
    }
}
