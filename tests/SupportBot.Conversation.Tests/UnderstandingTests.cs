using SupportBot.Conversation;
using SupportBot.Understanding;

namespace SupportBot.Tests;

/// <summary>Typed words and where they lead, with the real content.</summary>
public sealed class UnderstandingTests
{
    private static Reading Read(string text, string? openQuestion = null) =>
        TestContent.Britain.Reader.Read(text, new Session { OpenQuestion = openQuestion, Step = openQuestion is null ? Step.Menu : Step.Asking });

    [Theory]
    [InlineData("hello", Intent.Greet)]
    [InlineData("Help me choose", Intent.Choose)]
    [InlineData("help me chose", Intent.Choose)]
    [InlineData("what's the difference between therapy and coaching?", Intent.Compare)]
    [InlineData("therapy vs coaching", Intent.Compare)]
    [InlineData("What is mentoring?", Intent.Explain)]
    [InlineData("tell me about coaching", Intent.Explain)]
    [InlineData("coaching", Intent.Explain)]
    [InlineData("start over", Intent.StartOver)]
    [InlineData("START OVER!!", Intent.StartOver)]
    [InlineData("I need help now", Intent.HelpNow)]
    [InlineData("are you a real person?", Intent.AreYouHuman)]
    [InlineData("who can see this?", Intent.Privacy)]
    [InlineData("thx", Intent.Thank)]
    [InlineData("I'm stressed", Intent.None)]
    [InlineData("I am 14", Intent.None)]
    [InlineData("I can't go on", Intent.None)]
    [InlineData("I want to go back to work after my leave because the team needs me", Intent.None)]
    [InlineData("flurble grommet", Intent.None)]
    [InlineData("", Intent.None)]
    public void Typed_words_are_understood(string text, Intent intent) => Read(text).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("2", "worn_out")]
    [InlineData("the second one", "worn_out")]
    [InlineData("option 3 please", "goal")]
    [InlineData("the last one", "something_else")]
    [InlineData("Being stressed or worn out", "worn_out")]
    [InlineData("being stresed or worn out", "worn_out")]
    [InlineData("I am completely burnt out", "worn_out")]
    [InlineData("it's about my career", "direction")]
    [InlineData("bullying", "workplace")]
    [InlineData("I feel low", "low_mood")]
    [InlineData("I feel stressed", "worn_out")]
    [InlineData("7", null)]
    [InlineData("purple", null)]
    public void A_typed_answer_finds_its_choice(string text, string? choice) => Read(text, "concern").Choice.ShouldBe(choice);

    [Theory]
    [InlineData("about a year", null)]
    [InlineData("some", "some")]
    [InlineData("it is", null)]
    public void Words_without_meaning_are_no_answer(string text, string? choice) => Read(text, "impact").Choice.ShouldBe(choice);

    [Theory]
    [InlineData("skip", Intent.Skip)]
    [InlineData("I'd rather not say", Intent.Skip)]
    [InlineData("why do you ask?", Intent.WhyAsked)]
    [InlineData("go back", Intent.Back)]
    [InlineData("stop", Intent.Stop)]
    [InlineData("help", Intent.Help)]
    public void Commands_are_understood_while_a_question_is_open(string text, Intent intent) => Read(text, "concern").Intent.ShouldBe(intent);

    [Theory]
    [InlineData("I'm in New Zealand", "NZ")]
    [InlineData("germany", "DE")]
    [InlineData("I live in NZ", "NZ")]
    [InlineData("yes, I'm in London", "GB")]
    [InlineData("I am not in the UK, I am in France", "FR")]
    [InlineData("Kenya", "KE")]
    [InlineData("I am in Kenya", "KE")]
    [InlineData("my manager in India is rude", null)]
    [InlineData("What are the bridges taller than 25 meters in NYC?", null)]
    [InlineData("talk to us", null)]
    [InlineData("can you help me polish my CV", null)]
    public void The_country_is_taken_from_what_the_person_says_about_themselves(string text, string? country) => Read(text).Country.ShouldBe(country);

    [Theory]
    [InlineData("coaching and therapy", "coaching,therapy")]
    [InlineData("my therapist says a mentor may help", "therapy,mentorship")]
    public void Modalities_are_named_in_the_order_of_the_text(string text, string topics) => string.Join(',', Read(text).Topics).ShouldBe(topics);

    [Theory]
    [InlineData("I'm safe", Intent.ImSafe)]
    [InlineData("ok I'm safe now thanks", Intent.ImSafe)]
    [InlineData("I don't think I'm safe", Intent.InDanger)]
    [InlineData("nobody thinks I'm safe", Intent.None)]
    [InlineData("how would I know if I'm safe", Intent.None)]
    [InlineData("I'm okay now but not tomorrow", Intent.None)]
    [InlineData("I'm not in danger", Intent.No)]
    [InlineData("I'm stressed", Intent.None)]
    [InlineData("no point", Intent.None)]
    [InlineData("goodbye", Intent.Farewell)]
    [InlineData("no", Intent.No)]
    [InlineData("yes I am", Intent.Yes)]
    [InlineData("carry on", Intent.Resume)]
    public void While_safety_is_open_only_plain_words_end_it(string text, Intent intent)
    {
        var session = new Session { Safety = new SafetyState { Phase = SafetyPhase.Open, Route = RiskRoute.SuicidalThoughts, Asked = SafetyQuestion.InDangerNow } };
        TestContent.Britain.Reader.Read(text, session).Intent.ShouldBe(intent);
    }

    [Theory]
    [InlineData("After watching the news I want to kill myself")]
    [InlineData("this deadline is killing me and I want to die")]
    [InlineData("i wnat to kil myself")]
    [InlineData("I WANT TO KILL MYSELF")]
    [InlineData("my boss fired me and i want to end my life")]
    public void A_plain_statement_is_read_as_plain_whatever_stands_around_it(string text) =>
        Read(text).Risk.ShouldBe(Read(text).Risk with { Level = RiskLevel.Explicit, Route = RiskRoute.SuicidalThoughts });

    [Theory]
    [InlineData("this deadline is killing me")]
    [InlineData("how do I kill the process")]
    [InlineData("that meeting was suicide")]
    [InlineData("my phone died")]
    [InlineData("shoot me an email")]
    public void An_idiom_is_no_sign(string text) => Read(text).Risk.Level.ShouldBe(RiskLevel.None);

    [Fact]
    public void A_fault_while_reading_leads_to_a_check_in_and_never_to_silence()
    {
        var faulty = new UtteranceReader(null!, TestContent.NoWords, TestContent.Britain.Catalog);
        var reading = faulty.Read("anything", new Session());
        reading.Risk.ShouldBe(RiskReading.Unread);
        var turn = ConversationEngine.Transition(new Session { Step = Step.Menu }, new Said(DateTimeOffset.UnixEpoch, reading), TestContent.Britain.Catalog);
        turn.Messages[0].Id.ShouldBe(PhraseIds.TryAgain);
        turn.Effects.ShouldContain(new Count("readings.failed"));
    }
}
