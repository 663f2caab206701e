using System.Text.RegularExpressions;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What the engine counts is listed in docs/what-we-store.md.</summary>
public sealed partial class CountedEventsTests
{
    [Fact]
    public void Every_event_that_the_transcripts_count_is_documented()
    {
        var documented = Documented();
        var counted = Directory.EnumerateFiles(Repository.TestData("transcripts"), "*.txt").SelectMany(CountedIn).ToHashSet();

        counted.Count.ShouldBeGreaterThan(20);
        counted.Where(name => !documented.Contains(name) && !documented.Contains(name[..(name.LastIndexOf('.') + 1)])).Order().ShouldBeEmpty();
    }

    private static IEnumerable<string> CountedIn(string file) =>
        from step in TranscriptPlay.Of(File.ReadAllLines(file))
        where step.Person is not null
        from effect in step.Person.Last.Effects
        where effect is Count
        select ((Count)effect).Counter;

    /// <summary>The names, those with a part of their own up to and with the dot before it.</summary>
    private static HashSet<string> Documented()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "what-we-store.md"));
        var rows = text[text.IndexOf("## What is counted", StringComparison.Ordinal)..text.IndexOf("## What others keep", StringComparison.Ordinal)];
        return [.. Name().Matches(rows).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex("`(?<name>[a-z_.]+)(<[a-z]+>)?`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
