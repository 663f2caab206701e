using System.CommandLine;
using Spectre.Console;
using SupportBot.Conversation;

namespace SupportBot.Console;

/// <summary>A conversation in the terminal, with cards drawn as text.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var country = CommandOptions.Country();
        var now = CommandOptions.Now();
        var command = new Command("chat", "Talk to the bot in this terminal. An empty line or Ctrl+D ends it.") { country, now };
        command.SetAction(result => Run(result.GetValue(country), result.GetValue(now) ?? TimeProvider.System));
        return command;
    }

    private static int Run(string? country, TimeProvider clock)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var talk = new Talk(content, clock, country);
        var messages = talk.Join();
        while (true)
        {
            foreach (var message in messages)
                Draw(message, talk.Read(message));

            AnsiConsole.Markup("[bold]>[/] ");
            if (System.Console.In.ReadLine() is not { } line || string.IsNullOrWhiteSpace(line))
                return 0;
            messages = talk.Say(line);
        }
    }

    private static void Draw(Message message, string text)
    {
        if (message.Kind == MessageKind.Card)
            AnsiConsole.Write(new Panel(new Spectre.Console.Text(text)) { Border = message.Id == CardIds.Crisis ? BoxBorder.Double : BoxBorder.Rounded });
        else
            AnsiConsole.Write(new Spectre.Console.Text(text + Environment.NewLine));
        AnsiConsole.WriteLine();
    }
}
