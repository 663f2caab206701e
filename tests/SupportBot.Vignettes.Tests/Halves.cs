using System.Collections.Immutable;
using SupportBot.Console;
using SupportBot.Console.Vignettes;
using SupportBot.Content;

namespace SupportBot.Tests;

/// <summary>
/// The labelled cases of tests/data/vignettes, each played once in each manner. A file belongs to the half that its name begins with: weights
/// are fitted to the half "tuning" alone, which may have several files, and measured on "report".
/// </summary>
internal static class Halves
{
    /// <summary>With the sample organisation of appsettings.json.</summary>
    public static SupportContent Content { get; } = Settings.TryLoadContent() ?? throw new InvalidOperationException("the content is wrong");

    private static readonly string Place = Repository.TestData("vignettes");
    private static readonly VignetteReader Reader = new(Content.Catalog);

    private static readonly Lazy<ImmutableSortedDictionary<string, ImmutableArray<Vignette>>> Cases = new(() =>
        Directory.EnumerateFiles(Place, "*.jsonl").ToImmutableSortedDictionary(file => Path.GetFileName(file), Reader.Read, StringComparer.Ordinal));

    private static readonly Lazy<ImmutableSortedDictionary<string, ImmutableArray<Played>>> ByChoice = new(() => Play(Manner.Choice));
    private static readonly Lazy<ImmutableSortedDictionary<string, ImmutableArray<Played>>> ByWords = new(() => Play(Manner.Words));

    public static ImmutableSortedDictionary<string, ImmutableArray<Vignette>> Files => Cases.Value;

    /// <summary>What is wrong with the files.</summary>
    public static IReadOnlyList<string> Faults => Files.IsEmpty ? [$"{Place}: holds no file of cases"] : Reader.Faults;

    public static ImmutableSortedDictionary<string, ImmutableArray<Played>> Played(Manner manner) => manner == Manner.Choice ? ByChoice.Value : ByWords.Value;

    public static IEnumerable<T> Of<T>(ImmutableSortedDictionary<string, ImmutableArray<T>> files, string half) =>
        files.Where(file => file.Key.Split('.', '-')[0] == half).SelectMany(file => file.Value);

    private static ImmutableSortedDictionary<string, ImmutableArray<Played>> Play(Manner manner) =>
        Files.ToImmutableSortedDictionary(file => file.Key, file => VignettesCommand.Play(file.Value, manner, Content), StringComparer.Ordinal);
}
