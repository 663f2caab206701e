using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using SupportBot.Content;

namespace SupportBot.Console;

/// <summary>Plays written conversations and prints what the bot replies (docs/console.md).</summary>
internal static class ReplayCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "JSON lines with \"id\" and \"turns\"; - for standard input." };
        var now = CommandOptions.Now();
        var command = new Command("replay", "Play the conversations of a file, one a line, and print the replies to each.") { file, now };
        command.SetAction(result => Run(result.GetRequiredValue(file), result.GetValue(now) ?? TimeProvider.System));
        return command;
    }

    private static int Run(string file, TimeProvider clock)
    {
        if (Settings.TryLoadContent() is not { } content || TryOpen(file) is not { } input)
            return 1;
        using (input)
            return Replay(input, content, clock);
    }

    private static StreamReader? TryOpen(string file)
    {
        try
        {
            return file == StandardInput ? JsonLines.Input() : JsonLines.Input(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine($"{file}: {fault.Message}");
            return null;
        }
    }

    /// <returns>0, or 1 when a line could not be played.</returns>
    private static int Replay(TextReader input, SupportContent content, TimeProvider clock)
    {
        using var output = JsonLines.Output();
        var exitCode = 0;
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                output.WriteLine(JsonLines.Write(Play(InputLine.Parse(line), content, clock)));
            }
            catch (InputException fault)
            {
                System.Console.Error.WriteLine($"line {number}: {fault.Message}");
                exitCode = 1;
            }
        }

        return exitCode;
    }

    private static Replayed Play(InputLine row, SupportContent content, TimeProvider clock)
    {
        var id = row.Name("id");
        var turns = row.Texts("turns");
        var talk = new Talk(content, clock, row.Country(content.Catalog.Organisation));
        talk.Join();
        return new Replayed(id, [.. turns.Select(turn => talk.Say(turn).Select(message => Spoken.Of(message, talk)).ToImmutableArray())]);
    }
}

/// <param name="Id">As it was given.</param>
/// <param name="Replies">What the bot said to each turn.</param>
internal sealed record Replayed(JsonElement Id, ImmutableArray<ImmutableArray<Spoken>> Replies);

/// <param name="Message">Id of the phrase or card.</param>
/// <param name="Text">What a person reads on a channel without cards.</param>
internal sealed record Spoken(string Message, string Text)
{
    public static Spoken Of(Conversation.Message message, Talk talk) => new(message.Id, talk.Read(message));
}
