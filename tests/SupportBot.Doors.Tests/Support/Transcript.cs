using System.Globalization;
using SupportBot.Conversation;

namespace SupportBot.Doors.Tests.Support;

/// <summary>What the person does in one of tests/data/transcripts; the answers written there are the engine's tests' business.</summary>
internal sealed record Transcript(string? Country, ChannelKind Channel, IReadOnlyList<Act> Acts)
{
    /// <summary>What is done means the same on every channel; a reminder is set in Teams alone.</summary>
    public bool IsSameElsewhere { get; private init; } = true;

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Repository.TestData("transcripts"), "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    /// <summary>At Direct Line a person is welcomed before they can say a word.</summary>
    public bool BeginsWithWelcome => Acts[0].What is Joining;

    /// <summary>Direct Line has no activity for a message that was changed or taken back.</summary>
    public bool IsForDirectLine => !Acts.Any(act => act.What is Editing or Deleting);

    public static Transcript Read(string name)
    {
        var lines = File.ReadAllLines(Repository.TestData("transcripts", name));
        var channel = Setting(lines, "channel") is { } kind ? Enum.Parse<ChannelKind>(kind, ignoreCase: true) : ChannelKind.Other;
        var acts = lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => Act.Parse(line[2..])).ToList();
        acts.ShouldNotBeEmpty(name);
        return new Transcript(Setting(lines, "country"), channel, acts) { IsSameElsewhere = Setting(lines, "elsewhere") != "different" };
    }

    private static string? Setting(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();
}

/// <param name="Line">As it is written in the file.</param>
/// <param name="IsTwice">Done a second time in the same moment.</param>
internal sealed record Act(string Line, Deed What, bool IsTwice)
{
    private const string Twice = "twice ";

    public static Act Parse(string line) => line.StartsWith(Twice, StringComparison.Ordinal)
        ? new Act(line, Deed.Parse(line[Twice.Length..]), IsTwice: true)
        : new Act(line, Deed.Parse(line), IsTwice: false);
}

internal abstract record Deed
{
    public static Deed Parse(string line)
    {
        var words = line.Split(' ');
        return words[0] switch
        {
            "join" => new Joining(),
            "say" => new Saying(line["say ".Length..]),
            "press" => new Pressing(words[1], words.ElementAtOrDefault(2) is var target && target == "-" ? null : target, words.ElementAtOrDefault(3)),
            "submit" => new Submitting([.. Answers(words[1..])]),
            "answers" => new Answering(Answers(words[1..]).ToDictionary(answer => answer.Question, answer => answer.Choice, StringComparer.Ordinal)),
            "edit" => new Editing(int.Parse(words[1], CultureInfo.InvariantCulture), string.Join(' ', words[2..])),
            "delete" => new Deleting(int.Parse(words[1], CultureInfo.InvariantCulture)),
            "wait" => new Waiting(TimeSpan.FromHours(double.Parse(words[1], CultureInfo.InvariantCulture))),
            _ => throw new FormatException($"unknown action '{line}'"),
        };
    }

    private static IEnumerable<(string Question, string Choice)> Answers(string[] words) =>
        words.Select(word => word.Split('.')).Select(pair => (pair[0], pair[1]));
}

internal sealed record Joining : Deed;

internal sealed record Saying(string Text) : Deed;

/// <param name="Intent">As buttons name it, in snake case.</param>
internal sealed record Pressing(string Intent, string? Target, string? Choice) : Deed;

internal sealed record Submitting(IReadOnlyList<(string Question, string Choice)> Answers) : Deed;

/// <summary>Presses of what answers each open question, until none is; a question without an answer here is skipped.</summary>
internal sealed record Answering(IReadOnlyDictionary<string, string> Answers) : Deed
{
    public Pressing PressAt(string question) =>
        Answers.TryGetValue(question, out var choice) ? new Pressing("answer", question, choice) : new Pressing("skip", question, Choice: null);
}

/// <param name="Message">Number of a message that the person wrote, from 1.</param>
internal sealed record Editing(int Message, string Text) : Deed;

/// <inheritdoc cref="Editing"/>
internal sealed record Deleting(int Message) : Deed;

internal sealed record Waiting(TimeSpan Time) : Deed;
