using System.Text.RegularExpressions;
using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

public sealed partial class RealContentTests
{
    private static readonly LoadedContent Content = ContentLoader.Load(AppContext.BaseDirectory, "en", ContentDirectory.Organisation, RequiredPhrases.None);

    [Fact]
    public void The_content_that_ships_is_valid()
    {
        Content.Catalog.Modalities.ShouldBe(["therapy", "coaching", "mentorship"]);
        Content.Catalog.Outcomes.Select(outcome => outcome.Id).ShouldBe(
            ["therapy", "coaching", "mentorship", "therapy_and_coaching", "mentorship_and_coaching", "practical", "medical", "self_help"],
            ignoreOrder: true);
        Content.Catalog.Questions.ShouldNotBeEmpty();
        Content.Lexicon.Intents.ShouldNotBeEmpty();
    }

    /// <summary>Lines by country as counted in the collected data; a line lost or added by accident shows here.</summary>
    [Fact]
    public void Every_country_has_the_lines_that_were_collected_for_it()
    {
        var expected = """
            AE 1, AR 1, AT 1, AU 7, BE 2, BR 3, CA 9, CH 1, CN 1, CZ 1, DE 6, DK 1, ES 4, FI 1, FR 8, GB 13, HK 2, ID 1, IE 13, IL 1, IN 5, IT 4, JP 3,
            KR 1, MX 5, MY 2, NL 8, NO 1, NZ 8, PH 1, PL 2, PT 2, SA 2, SE 1, SG 4, TR 0, UA 1, US 15, ZA 3
            """;

        string.Join(", ", Countries.Select(country => $"{country.Country} {country.Lines.Length}")).ShouldBe(expected.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Every_country_has_an_emergency_number_and_all_but_one_a_line_for_suicide()
    {
        Countries.ShouldAllBe(country => country.Emergency.Length >= 2);
        Countries.Where(country => !country.Lines.Any(line => line.Audience.Contains("suicide"))).Select(country => country.Country).ShouldBe(["TR"]);
    }

    [Fact]
    public void Every_line_has_a_source_and_a_date_and_nobody_is_said_to_have_verified_it()
    {
        foreach (var line in Lines)
        {
            line.Sources.ShouldNotBeEmpty(line.Id);
            line.Collected.ShouldBe(new DateOnly(2026, 11, 21), line.Id);
            (line.VerifiedOn, line.VerifiedBy).ShouldBe((null, null), line.Id);
            if (line.SourceCheckedOn is { } on)
                on.ShouldBeLessThan(line.Collected, line.Id);
        }
    }

    [Fact]
    public void Numbers_that_mix_several_are_not_dialled() =>
        Lines.Where(line => line.Phone is not null && Dial.Tel(line) is null).Select(line => line.Id).ShouldBe(
            ["ar.centro_de_asistencia_al_suicida", "ca.nedic", "gb.beat", "id.sejiwa", "ua.la_strada_ukraine"]);

    [Fact]
    public void No_withdrawn_number_stands_anywhere_in_the_content()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Locales"), "*.yaml", SearchOption.AllDirectories)
            .Append(Path.Combine(AppContext.BaseDirectory, "Helplines", "helplines.yaml"));

        foreach (var file in files)
        {
            foreach (var line in File.ReadLines(file))
                Withdrawn().IsMatch(line).ShouldBeFalse($"{Path.GetFileName(file)}: {line}");
        }
    }

    [Theory]
    [InlineData("1393")]
    [InlineData("call 7333.")]
    [InlineData("0800-0113")]
    [InlineData("0800 0113")]
    [InlineData("1-800-273-8255")]
    [InlineData("(800) 273-8255")]
    [InlineData("1800-221-4444")]
    [InlineData("1800 221 4444")]
    [InlineData("+33333114")]
    [InlineData("+1988")]
    public void A_withdrawn_number_stops_the_load_in_whatever_form_it_is_written(string number)
    {
        Withdrawn().IsMatch(number).ShouldBeTrue();
        using var directory = new ContentDirectory().Replace("Locales/en/phrases.yaml", "You are welcome.", $"Ring \"{number}\" today");

        directory.Errors().ShouldHaveSingleItem().Problem.ShouldContain("withdrawn");
    }

    [Theory]
    [InlineData("07860 077333")]
    [InlineData("31393")]
    [InlineData("1-800-799-7233")]
    [InlineData("3114")]
    [InlineData("0800 1393 22")]
    public void A_number_that_only_looks_like_a_withdrawn_one_is_accepted(string number)
    {
        Withdrawn().IsMatch(number).ShouldBeFalse();
        using var directory = new ContentDirectory().Replace("Locales/en/phrases.yaml", "You are welcome.", $"Ring {number} today");

        directory.Load().Texts.Render("thanks").ShouldContain(number);
    }

    private static IEnumerable<CountryHelplines> Countries => Content.Catalog.Helplines.ByCountry.Values;

    private static IEnumerable<Helpline> Lines => Countries.SelectMany(country => country.Lines);

    [GeneratedRegex(
        @"(?<!\d|\d[ -])(1393|7333)(?!\d|[ -]\d)|0?800[ -]?0113(?!\d)|800\)?[ -]?273[ -]?8255|1?800[ -]?221[ -]?4444|\+33[ -]?333114|\+1[ -]?988(?!\d)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Withdrawn();
}
