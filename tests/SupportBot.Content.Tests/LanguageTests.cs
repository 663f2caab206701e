using System.Text.RegularExpressions;
using SupportBot.Conversation;

namespace SupportBot.Content.Tests;

/// <summary>What the replies to a sign of risk owe the person in every language that has them.</summary>
public sealed partial class LanguageTests
{
    private static readonly LoadedContent Content = ContentLoader.Load(
        AppContext.BaseDirectory, "en", ContentDirectory.Organisation, RequiredPhrases.None with { InEveryLanguage = RequiredTexts.InEveryLanguage });

    public static TheoryData<string> Languages => [.. Content.Texts.Languages.Where(language => language != "en")];

    [Fact]
    public void Spanish_French_Portuguese_and_Italian_are_there() =>
        new[] { "es", "fr", "it", "pt" }.ShouldBeSubsetOf(Content.Texts.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_required_text_is_written_in_the_language_itself(string language)
    {
        var own = Content.Texts.All(language).Select(text => text.Id).ToHashSet(StringComparer.Ordinal);

        RequiredTexts.InEveryLanguage.Except(own).ShouldBeEmpty();
        Phrases(language).Where(text => text.Wordings.Any(wording => English(text).Wordings.Any(original => original.Text == wording.Text)))
            .Select(text => text.Id).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_message_has_four_wordings(string language) =>
        Phrases(language).Where(text => text.Wordings.Length != 4).Select(text => text.Id).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_wording_has_the_placeholders_of_the_English_one(string language) =>
        Phrases(language).Where(text => text.Wordings.Any(wording => Marks(Placeholder(), wording) != Marks(Placeholder(), English(text).Wordings[0])))
            .Select(text => text.Id).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_wording_asks_as_many_questions_as_the_English_one(string language) =>
        Phrases(language).SelectMany(text => text.Wordings.Where(wording => Questions(wording) != Questions(English(text).Wordings[0])))
            .Select(wording => $"{wording.File}:{wording.Line}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_number_stands_in_a_text_but_those_of_the_unknown_country(string language)
    {
        foreach (var text in Phrases(language))
        {
            var numbers = text.Wordings.Select(wording => Marks(Number(), wording));
            numbers.ShouldAllBe(found => found == (text.Id == "safety.emergency_unknown" ? "112 911" : ""), text.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_button_of_the_crisis_card_can_also_be_said(string language)
    {
        var ways = Content.Lexicon.SafetyIntents[language];

        foreach (var (label, intent) in new[] { ("in_danger", Intent.InDanger), ("im_safe", Intent.ImSafe), ("misunderstood", Intent.Misunderstood), ("help_now", Intent.HelpNow) })
            ways[intent].Select(Bare).ShouldContain(Bare(Content.Texts.Render(language, $"label.{label}", 0)), label);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_intent_has_eight_ways_or_more_and_no_way_stands_for_two(string language)
    {
        var ways = Content.Lexicon.SafetyIntents[language];

        ways.Where(intent => intent.Value.Length < 8).Select(intent => intent.Key).ShouldBeEmpty();
        ways.SelectMany(intent => intent.Value).GroupBy(Bare).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    private static IEnumerable<Text> Phrases(string language) =>
        Content.Texts.All(language).Where(text => text.Id.StartsWith("safety.", StringComparison.Ordinal));

    private static Text English(Text text) => Content.Texts.Find("en", text.Id)!;

    private static int Questions(Wording wording) => Quotation().Replace(wording.Text, "").Count(mark => mark is '?' or '？');

    private static string Marks(Regex pattern, Wording wording) =>
        string.Join(' ', pattern.Matches(wording.Text).Select(match => match.Value).Order(StringComparer.Ordinal));

    private static string Bare(string way) => string.Concat(way.ToLowerInvariant().Where(c => !char.IsPunctuation(c)));

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\d[\d ().-]*\d|\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    /// <summary>What the person could say to someone, which the bot does not ask.</summary>
    [GeneratedRegex("[«“„‘「][^»”“’」]*[»”“’」]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quotation();
}
