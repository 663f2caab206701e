using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console;

/// <summary>A conversation with a program: one JSON object a line in, one a line out (docs/console.md).</summary>
internal sealed class ConverseCommand
{
    private static readonly ImmutableArray<string> Actions = ["say", "choose", "press", "submit", "restart"];

    /// <summary>What a button can mean, by the name that it has on a card.</summary>
    internal static readonly ImmutableSortedDictionary<string, Intent> Intents = Enum.GetValues<Intent>()
        .Where(intent => intent != Intent.None)
        .ToImmutableSortedDictionary(intent => JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString()), intent => intent, StringComparer.Ordinal);

    private readonly SupportContent _content;
    private readonly TimeProvider _clock;
    private readonly string? _country;
    private Talk _talk;

    private ConverseCommand(SupportContent content, TimeProvider clock, string? country)
    {
        (_content, _clock, _country) = (content, clock, country);
        _talk = new Talk(content, clock, country);
        _talk.Join();
    }

    public static Command Create()
    {
        var country = CommandOptions.Country();
        var now = CommandOptions.Now();
        var command = new Command("converse", "Talk to the bot from a program: JSON objects on standard input, one a line, are answered one by one.") { country, now };
        command.SetAction(result => Run(result.GetValue(country), result.GetValue(now) ?? TimeProvider.System));
        return command;
    }

    private static int Run(string? country, TimeProvider clock)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        using var input = JsonLines.Input();
        using var output = JsonLines.Output();
        var conversation = new ConverseCommand(content, clock, country);
        while (input.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                output.WriteLine(conversation.Answer(line));
        }

        return 0;
    }

    private string Answer(string line)
    {
        try
        {
            var messages = Act(InputLine.Parse(line));
            return JsonLines.Write(ConverseReply.Of(messages, _talk));
        }
        catch (InputException fault)
        {
            return JsonLines.Write(new ConverseError(fault.Message));
        }
    }

    private ImmutableArray<Message> Act(InputLine input) => Actions.Where(input.Has).ToArray() switch
    {
        ["say"] => _talk.Say(input.Text("say")),
        ["choose"] => Choose(input.Text("choose")),
        ["press"] => Press(input),
        ["submit"] => _talk.Submit(input.Ids("submit")),
        ["restart"] => Restart(input),
        [] => throw new InputException("expected one of \"say\", \"choose\", \"press\", \"submit\" and \"restart\""),
        _ => throw new InputException("expected only one of \"say\", \"choose\", \"press\", \"submit\" and \"restart\""),
    };

    private ImmutableArray<Message> Choose(string choice)
    {
        if (_talk.OpenQuestion is not { } open)
            throw new InputException("\"choose\": no question is open");
        return open.Find(choice) is not null
            ? _talk.Press(Intent.Answer, open.Id, choice)
            : throw new InputException($"\"choose\": the open question has the choices {string.Join(", ", open.Choices.Select(known => known.Id))}");
    }

    private ImmutableArray<Message> Press(InputLine input) =>
        Intents.TryGetValue(input.Text("press"), out var intent)
            ? _talk.Press(intent, input.FindId("target"), input.FindId("choice"), input.FindNumber("card"))
            : throw new InputException($"\"press\": expected one of {string.Join(", ", Intents.Keys)}");

    private ImmutableArray<Message> Restart(InputLine input)
    {
        if (input.Find("restart") is not { ValueKind: JsonValueKind.True })
            throw new InputException("\"restart\" must be true");
        _talk = new Talk(_content, _clock, input.Country(_content.Catalog.Organisation) ?? _country);
        return _talk.Join();
    }
}
