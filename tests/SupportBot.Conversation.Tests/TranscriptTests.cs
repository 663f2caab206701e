using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>
/// Conversations as files in tests/data/transcripts: lines with &gt; are what the person does, lines with &lt; what the engine says, lines with = where
/// the conversation is then. UPDATE_TRANSCRIPTS=1 writes the answers anew; read the difference before committing it.
/// </summary>
public sealed class TranscriptTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.TestData("transcripts"), "*.txt").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Transcript_is_answered_as_written(string file)
    {
        var path = Repository.TestData("transcripts", file);
        var written = File.ReadAllText(path);
        var played = Play(File.ReadAllLines(path));
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(path, played);
        else
            played.Split('\n').ShouldBe(written.Split('\n'));
    }

    private static string Play(string[] lines)
    {
        var output = new List<string>();
        foreach (var (line, person) in TranscriptPlay.Of(lines))
        {
            if (person is null)
            {
                output.Add(line);
                continue;
            }

            output.AddRange(person.Last.Messages.Select(Describe));
            output.Add(Describe(person.Last.Session));
        }

        return string.Join('\n', output) + "\n";
    }

    private static string Describe(Message message)
    {
        var data = string.Concat(message.Data.Where(entry => entry.Key != "card").Select(entry => $" {entry.Key}={string.Join(',', entry.Value)}"));
        var language = message.Language is { } code ? $" ({code})" : "";
        return message.Kind == MessageKind.Card ? $"< [{message.Id}]{data}{language}" : $"< {message.Id}#{message.Wording}{data}{language}";
    }

    private static string Describe(Session session)
    {
        var safety = session.Safety.Phase == SafetyPhase.None ? "" : $" safety={session.Safety.Phase}:{session.Safety.Route}";
        return $"= {session.Step}{(session.OpenQuestion is { } open ? $" open={open}" : "")}{safety}";
    }
}
