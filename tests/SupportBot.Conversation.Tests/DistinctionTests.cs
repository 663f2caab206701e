using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Tests;

/// <summary>
/// What experts say about the kinds of support (tests/data/distinctions.yaml) is in the content, is found by those who ask for it, and turns
/// the suggestion. The rules for the language are tested where the content is linted.
/// </summary>
public sealed class DistinctionTests
{
    private const int All = 41;

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<int>> Covers = TestContent.Britain.Covers;

    private static readonly List<Entry> Entries = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
        .Deserialize<ListOfEntries>(File.ReadAllText(Repository.TestData("distinctions.yaml"))).Distinctions;

    public static TheoryData<int> Numbers => [.. Entries.Select(entry => entry.Number)];

    public static TheoryData<int> Explained => [.. Entries.Where(entry => entry.Asks.Count > 0).Select(entry => entry.Number)];

    public static TheoryData<int> Signals => [.. Entries.Where(entry => entry.Flips.Count > 0).Select(entry => entry.Number)];

    [Fact]
    public void The_list_is_whole_and_says_for_each_how_it_is_seen()
    {
        Entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, All));
        Distinction.Read(Repository.TestData("distinctions.yaml")).Select(read => (read.Number, string.Concat(read.Kinds)))
            .ShouldBe(Entries.Select(entry => (entry.Number, string.Concat(entry.Kinds))));
        Entries.ShouldAllBe(entry => entry.Kinds.Contains("E") == (entry.Asks.Count >= 2));
        Entries.ShouldAllBe(entry => entry.Kinds.Contains("Q") == (entry.Flips.Count > 0));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_distinction_is_covered_by_the_content(int number) =>
        Covers.Where(entry => entry.Value.Contains(number)).ShouldNotBeEmpty();

    [Fact]
    public void The_content_covers_nothing_that_is_not_on_the_list() =>
        Covers.SelectMany(entry => entry.Value).Except(Entries.Select(entry => entry.Number)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Explained))]
    public void Who_asks_for_it_gets_a_text_that_covers_it(int number) =>
        Entries[number - 1].Asks.Select(asked => (Asked: asked, Shown: Answered(asked)))
            .Where(answer => !answer.Shown.Exists(id => Covers.GetValueOrDefault(id, []).Contains(number)))
            .Select(answer => $"'{answer.Asked}' was answered with {string.Join(", ", answer.Shown)}")
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Signals))]
    public void The_suggestion_turns_on_it(int number)
    {
        var covering = Covers.Where(entry => entry.Key.StartsWith("question.", StringComparison.Ordinal) && entry.Value.Contains(number))
            .Select(entry => entry.Key["question.".Length..]).ToList();
        foreach (var sets in Entries[number - 1].Flips)
        {
            var (one, other) = (sets[0], sets[1]);
            covering.Where(question => one.GetValueOrDefault(question) != other.GetValueOrDefault(question))
                .ShouldNotBeEmpty("the sets differ in an answer to a question that covers it");
            Suggested(one).ShouldNotBe(Suggested(other), string.Join(", ", one));
        }
    }

    private static List<string> Answered(string asked)
    {
        var person = new Conversationalist(TestContent.Britain);
        person.Join();
        return [.. person.Say(asked).Messages.SelectMany(TextsOf)];
    }

    /// <summary>Answers what the engine asks, in its order, and skips the rest.</summary>
    private static string Suggested(Dictionary<string, string> answers)
    {
        var person = new Conversationalist(TestContent.Britain);
        person.Join();
        person.Press(Intent.Choose);
        while (person.Session is { Step: Step.Asking, OpenQuestion: { } open })
        {
            if (answers.TryGetValue(open, out var choice))
                person.Press(Intent.Answer, open, choice);
            else
                person.Press(Intent.Skip, open);
        }

        return person.Last.Messages.Single(message => message.Id is CardIds.Suggestion or CardIds.Either).Ids("outcome")[0];
    }

    /// <summary>Ids of the entries that a message shows.</summary>
    private static IEnumerable<string> TextsOf(Message message) => message.Id switch
    {
        CardIds.Modality => message.Ids("modality").Select(id => $"modality.{id}"),
        CardIds.Comparison => TestContent.Britain.Catalog.Aspects.Select(id => $"aspect.{id}").Concat(message.Ids("modalities").Select(id => $"modality.{id}")),
        _ => [message.Id],
    };

    private sealed class ListOfEntries
    {
        public List<Entry> Distinctions { get; set; } = [];
    }

    private sealed class Entry
    {
        public int Number { get; set; }

        public List<string> Kinds { get; set; } = [];

        public string Text { get; set; } = "";

        public List<string> Asks { get; set; } = [];

        public List<List<Dictionary<string, string>>> Flips { get; set; } = [];
    }
}
