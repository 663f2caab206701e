using System.Text.RegularExpressions;
using SupportBot.Conversation.Safety;

namespace SupportBot.Content.Tests;

/// <summary>What all that is said to somebody in danger is held to, in every language; banned words are in <c>data/lint</c>.</summary>
public sealed partial class SafetyWordingTests
{
    private const int FewestWordings = 4;
    private const int MostQuestions = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string> AndOr = new()
    {
        ["de"] = "und|oder",
        ["en"] = "and|or",
        ["es"] = "y|e|o|u",
        ["fr"] = "et|ou",
        ["hi"] = "और|या",
        ["it"] = "e|ed|o",
        ["nl"] = "en|of",
        ["pt"] = "e|ou",
    };

    private static readonly LoadedContent Content = ContentLoader.Load(AppContext.BaseDirectory, "en", ContentDirectory.Organisation, RequiredPhrases.None);

    public static TheoryData<string> Languages => [.. Content.Texts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_has_at_least_four_wordings(string language) =>
        Of(language).Where(text => text.Wordings.Length < FewestWordings).Select(text => text.Id).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void None_shouts(string language) => Found(language, text => text.IndexOfAny(['!', '！', '¡']) >= 0).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void None_asks_more_than_two_questions(string language) =>
        Found(language, text => text.Count(letter => letter is '?' or '？') > MostQuestions).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void None_lists_four_things(string language) => Found(language, text => HasLongList(language, text)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Languages))]
    public void None_holds_a_number_to_dial(string language) =>
        Found(language, text => Number().IsMatch(text), id => id != "safety.emergency_unknown").ShouldBeEmpty();

    [Fact]
    public void None_asks_more_than_one_question_of_the_person() =>
        Found("en", text => Quoted().Replace(text, "").Count(letter => letter == '?') > 1).ShouldBeEmpty();

    [Fact]
    public void Everything_that_safety_says_is_held_to_this() =>
        SafetyPhrases.All().ShouldAllBe(id => id.StartsWith("safety.", StringComparison.Ordinal) && Content.Texts.Find(id) != null);

    [Fact]
    public void Everything_in_the_file_is_said_or_stands_on_a_card_and_so_is_required_at_start() =>
        Of("en").Select(text => text.Id).Where(id => !RequiredTexts.All.Contains(id)).ShouldBeEmpty();

    [Theory]
    [InlineData("en", "Call, write, chat or walk in.", true)]
    [InlineData("en", "You can call, write or chat.", false)]
    [InlineData("en", "If you can, go there, and stay.", false)]
    [InlineData("it", "Rabbia, colpa, vuoto e silenzio.", true)]
    [InlineData("pt", "Ligue já, por favor, para o número de emergência.", false)]
    [InlineData("zh", "愤怒、内疚、空虚、沉默都很常见。", true)]
    public void A_list_of_four_is_seen(string language, string text, bool isList) => HasLongList(language, text).ShouldBe(isList);

    private static IEnumerable<Text> Of(string language) =>
        Content.Texts.All(language).Where(text => text.Id.StartsWith("safety.", StringComparison.Ordinal));

    private static string[] Found(string language, Func<string, bool> isWrong, Func<string, bool>? among = null) =>
    [
        .. Of(language).Where(text => among is null || among(text.Id)).SelectMany(text => text.Wordings)
            .Where(wording => isWrong(wording.Text)).Select(wording => $"{wording.File}:{wording.Line}: {wording.Text}"),
    ];

    /// <summary>Four items of at most three words, between commas and a word such as "and" or "or".</summary>
    private static bool HasLongList(string language, string text) => language == "zh"
        ? Regex.IsMatch(text, @"\w+(、\w+){3,}", RegexOptions.ExplicitCapture, Patience)
        : Regex.IsMatch(text, $@"\w+( \w+){{0,2}}(, \w+( \w+){{0,2}}){{2,}},? ({AndOr[language]}) \w+", RegexOptions.ExplicitCapture, Patience);

    [GeneratedRegex(@"\d{3,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex("“[^”]*”", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
