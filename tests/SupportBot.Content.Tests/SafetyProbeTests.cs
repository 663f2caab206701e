using System.Collections.Immutable;
using SupportBot.Content.Cards;
using SupportBot.Understanding;
using SupportBot.Understanding.Risk;

namespace SupportBot.Content.Tests;

public sealed class SafetyProbeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly SupportContent Content = SupportContent.Load(AppContext.BaseDirectory, new OrganisationOptions
    {
        Name = "Example Works",
        Country = "GB",
        Locale = "en",
        Contact = "care@works.example",
    });

    [Theory]
    [InlineData("GB")]
    [InlineData("JP")]
    [InlineData("ZZ")]
    [InlineData(null)]
    public void The_content_that_ships_passes_in_every_language(string? country)
    {
        var probe = SafetyProbe.Run(Content with { Catalog = Content.Catalog with { Organisation = Content.Catalog.Organisation with { Country = country } } }, Now);

        probe.Failures.ShouldBeEmpty();
        probe.Statements.ShouldBe(10);
        probe.Rules.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Rules_that_find_nothing_are_named_by_language()
    {
        var probe = SafetyProbe.Run(Content with { Reader = Deaf() }, Now);

        probe.IsFine.ShouldBeFalse();
        probe.Failures.Length.ShouldBe(9);
        probe.Failures.ShouldContain("en: a plain statement of danger is not read as one");
        probe.Failures.ShouldContain("zh: a plain statement of danger is not read as one");
    }

    /// <summary>A reader that finds nothing fails every statement, and so names each language that has one.</summary>
    [Fact]
    public void Every_language_with_risk_rules_has_a_statement_to_try()
    {
        var languages = Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Locales"))
            .Where(language => Directory.Exists(Path.Combine(language, "risk")))
            .Select(Path.GetFileName);

        SafetyProbe.Run(Content with { Reader = Deaf() }, Now).Failures.Select(failure => failure.Split(':')[0]).ShouldBe(languages, ignoreOrder: true);
    }

    [Fact]
    public void A_card_that_cannot_be_drawn_is_named()
    {
        var none = CardLibrary.Load(Path.Combine(AppContext.BaseDirectory, "no-cards"), new List<ContentError>());

        var probe = SafetyProbe.Run(Content with { Presenter = new Presenter(Content.Texts, Content.Catalog, none) }, Now);

        probe.Failures.ShouldContain("en: a plain statement of danger could not be answered (KeyNotFoundException)");
    }

    [Fact]
    public void A_country_whose_emergency_number_is_lost_is_noticed()
    {
        var helplines = Content.Catalog.Helplines;
        var broken = Content.Catalog with { Helplines = helplines with { ByCountry = helplines.ByCountry.SetItem("GB", helplines.ByCountry["GB"] with { Emergency = "000000" }) } };

        SafetyProbe.Run(Content with { Catalog = broken }, Now).Failures.ShouldContain("en: help is shown without the emergency number");
    }

    private static UtteranceReader Deaf() => new(new RiskReader(new RiskRules([], [])), new Lexicon(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>>.Empty,
        ImmutableSortedDictionary<Conversation.Intent, ImmutableArray<string>>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty), Content.Catalog);
}
