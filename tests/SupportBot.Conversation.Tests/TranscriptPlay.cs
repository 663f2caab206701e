using System.Globalization;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Plays what a person does in one of tests/data/transcripts.</summary>
internal static class TranscriptPlay
{
    /// <returns>Each line of the file but the answers, and after what was done the person, once for each turn that it led to.</returns>
    public static IEnumerable<(string Line, Conversationalist? Person)> Of(string[] lines)
    {
        var country = Setting(lines, "country");
        var person = new Conversationalist(country is null ? TestContent.Nowhere : TestContent.Britain)
        {
            ChannelCountry = country,
            Channel = Setting(lines, "channel") is { } channel ? Enum.Parse<ChannelKind>(channel, ignoreCase: true) : ChannelKind.WebChat,
        };
        var answered = new List<string?>();
        foreach (var line in lines.Where(line => !line.StartsWith('<') && !line.StartsWith('=')))
        {
            yield return (line, null);
            if (!line.StartsWith("> ", StringComparison.Ordinal))
                continue;
            foreach (var action in Expand(line[2..], person))
            {
                if (Act(person, action, answered))
                    yield return (line, person);
            }
        }
    }

    public static string? Setting(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();

    /// <summary>What one line stands for: pressed twice at once, or the answers to whatever is asked until nothing is.</summary>
    private static IEnumerable<string> Expand(string line, Conversationalist person)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "twice":
                yield return line["twice ".Length..];
                person.Now -= TimeSpan.FromSeconds(5);
                yield return line["twice ".Length..];
                break;
            case "answers":
                var answers = words[1..].Select(word => word.Split('.')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
                while (person.Session is { Step: Step.Asking, OpenQuestion: { } open })
                    yield return answers.TryGetValue(open, out var choice) ? $"press answer {open} {choice}" : $"press skip {open}";
                break;
            default:
                yield return line;
                break;
        }
    }

    /// <param name="answered">For each message that the person wrote, the question that it answered, or null.</param>
    private static bool Act(Conversationalist person, string action, List<string?> answered)
    {
        var words = action.Split(' ');
        switch (words[0])
        {
            case "join":
                person.Join();
                return true;
            case "say":
                person.Say(action["say ".Length..]);
                answered.Add(person.Last.Messages.FirstOrDefault(message => message.Id == PhraseIds.Reflect)?.Ids("question")[0]);
                return true;
            case "edit":
                person.Edit(string.Join(' ', words[2..]), answered[Number(words[1]) - 1]);
                return true;
            case "delete":
                person.Delete(answered[Number(words[1]) - 1]);
                return true;
            case "submit":
                person.Submit([.. words[1..].Select(word => word.Split('.')).Select(pair => (pair[0], pair[1]))]);
                return true;
            case "press":
                var intent = Enum.Parse<Intent>(words[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
                person.Press(intent, words.ElementAtOrDefault(2) is var target && target == "-" ? null : target, words.ElementAtOrDefault(3), card: 1);
                return true;
            case "wait":
                person.Now += TimeSpan.FromHours(double.Parse(words[1], CultureInfo.InvariantCulture));
                return false;
            default:
                throw new FormatException($"unknown action '{action}'");
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
