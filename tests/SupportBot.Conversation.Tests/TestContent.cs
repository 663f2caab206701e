using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Tests;

/// <summary>The real content, with an organisation of the tests' own.</summary>
internal static class TestContent
{
    public static SupportContent Britain { get; } = Load("GB");

    public static SupportContent Nowhere { get; } = Load(country: null);

    /// <summary>What <see cref="Britain"/> understands.</summary>
    public static Lexicon BritainLexicon { get; } = ContentLoader.Load(AppContext.BaseDirectory, "en", Britain.Catalog.Organisation, RequiredPhrases.None).Lexicon;

    public static Lexicon NoWords { get; } = new(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>>.Empty,
        ImmutableSortedDictionary<Intent, ImmutableArray<string>>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    public static SupportContent Load(string? country) => SupportContent.Load(AppContext.BaseDirectory, new OrganisationOptions
    {
        Name = "Northwind",
        Country = country,
        Locale = "en",
        Contact = "wellbeing@northwind.test",
        Directory =
        {
            new DirectoryEntryOptions { Kind = "therapy", Name = "Care line", HowToStart = "Call the care line.", Url = "https://northwind.test/care" },
            new DirectoryEntryOptions { Kind = "person", Name = "Wellbeing team", HowToStart = "Write to the team.", Url = "mailto:wellbeing@northwind.test" },
        },
    }, new Retention(SessionDays: 30, LogHours: 48));
}
