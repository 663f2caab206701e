using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>One row of the table of rooms: a project under <c>src</c> and what it may use beside the base class library.</summary>
internal sealed record Room(string Name, IReadOnlySet<string> Rooms, IReadOnlySet<string> Outside);

/// <summary>Reads the table of rooms in docs/architecture.md, so that the design and the code change together.</summary>
internal static partial class RoomTable
{
    /// <summary>Stands in the table for everything of the shared framework Microsoft.AspNetCore.App.</summary>
    public const string AspNetCore = "ASP.NET Core";

    private const int Columns = 4;

    public static IReadOnlyList<Room> Rooms { get; } = Parse(RepositoryFiles.Read("docs/architecture.md"));

    public static Room Find(string name) => Rooms.Single(room => room.Name == name);

    internal static IReadOnlyList<Room> Parse(string markdown) =>
    [
        .. from line in markdown.Split('\n')
           where line.StartsWith("| `src/", StringComparison.Ordinal)
           select Row(line),
    ];

    private static Room Row(string line)
    {
        var cells = line.Trim().Trim('|').Split('|');
        if (cells.Length != Columns)
            throw new FormatException($"a row of the table of rooms has {cells.Length} cells instead of {Columns}: {line}");
        return new Room(
            Names(cells[0]).Single()["src/".Length..],
            Names(cells[2]).Select(name => name == "SupportBot" ? name : $"SupportBot.{name}").ToHashSet(StringComparer.Ordinal),
            Names(cells[3]).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Names(string cell) => CodeSpan().Matches(cell).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CodeSpan();
}
