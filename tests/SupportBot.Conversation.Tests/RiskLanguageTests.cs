using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Direct statements in other languages than the conversation's, from tests/data/risk/languages.txt.</summary>
public sealed class RiskLanguageTests
{
    private static readonly SupportContent Content = TestContent.Britain;
    private static readonly Row[] Rows = [.. Read()];

    public static TheoryData<string> Languages => [.. Rows.Select(row => row.Language).Distinct()];

    public static TheoryData<string> Spoken => [.. Rows.Where(row => row.Route is not null).Select(row => row.Language).Distinct()];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Every_direct_statement_is_read_as_what_it_is_and_in_its_language(string language)
    {
        var statements = Rows.Where(row => row.Language == language && row.Route is not null).ToList();

        statements.Count.ShouldBeGreaterThan(20);
        statements.Select(row => row.Route!.Value).Distinct().Count().ShouldBe(6);
        statements.Where(row => Risk(row.Text) is var risk && (risk.Level, risk.Route, risk.Language) != (RiskLevel.Explicit, row.Route, language))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Figures_of_speech_denials_and_other_peoples_words_are_not_the_speakers_danger(string language)
    {
        var harmless = Rows.Where(row => row.Language == language && row.Route is null).ToList();

        harmless.Count.ShouldBeGreaterThanOrEqualTo(8);
        harmless.Where(row => Risk(row.Text) is { Level: >= RiskLevel.Implied, Route: not RiskRoute.ConcernForOther }).ShouldBeEmpty();
    }

    [Fact]
    public void English_words_that_others_share_are_not_read_in_another_language() =>
        Rows.Where(row => row.Language == "en" && Risk(row.Text).Language is not (null or "en")).ShouldBeEmpty();

    [Theory]
    [InlineData("ES", "es", "Quiero morir")]
    [InlineData("FR", "fr", "jveux mourir")]
    [InlineData("DE", "de", "ich moechte sterben")]
    [InlineData("BR", "pt", "quero me matar")]
    [InlineData("IT", "it", "voglio farla finita")]
    [InlineData("NL", "nl", "ik wil dood")]
    [InlineData("IN", "hi", "main marna chahta hoon")]
    [InlineData("CN", "zh", "我不想活了")]
    public void The_answer_comes_in_the_language_with_help_of_the_country(string country, string language, string text)
    {
        var person = new Conversationalist(Content) { ChannelCountry = country };
        person.Join();

        var turn = person.Say(text);

        turn.Messages.ShouldAllBe(message => message.Language == language);
        turn.Messages.Select(message => message.Id).ShouldContain("safety.suicidal_thoughts.explicit");
        person.Texts[0].ShouldBe(Content.Texts.Render(language, "safety.suicidal_thoughts.explicit", turn.Messages[0].Wording));
        var help = turn.Messages.Single(message => message.Id == CardIds.Crisis).Data;
        help["country"].ShouldBe([country]);
        help["lines"].ShouldNotBeEmpty();
        help["lines"].ShouldAllBe(line => line.StartsWith(country, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("es", "no quiero morir", RiskRoute.PastOrDenied)]
    [InlineData("de", "ich will nicht sterben", RiskRoute.PastOrDenied)]
    [InlineData("zh", "我不想死", RiskRoute.PastOrDenied)]
    [InlineData("fr", "je ne veux pas mourir", RiskRoute.PastOrDenied)]
    public void What_is_denied_is_met_with_a_check_in(string language, string text, RiskRoute route)
    {
        var risk = Risk(text);

        (risk.Level, risk.Route, risk.Language).ShouldBe((RiskLevel.Soft, route, language));
    }

    private static RiskReading Risk(string text) => Content.Reader.Read(text, new Session()).Risk;

    private static IEnumerable<Row> Read()
    {
        foreach (var line in File.ReadLines(Repository.TestData("risk", "languages.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var parts = line.Split(" | ");
            RiskRoute? route = parts[1] == "-" ? null : Enum.Parse<RiskRoute>(parts[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            yield return new Row(parts[0], route, parts[2]);
        }
    }

    /// <param name="Route">Null where nobody's own danger is told.</param>
    private sealed record Row(string Language, RiskRoute? Route, string Text);
}
