using System.CommandLine;
using Spectre.Console;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console;

/// <summary>A conversation in the terminal, with cards drawn as text. Nothing is stored.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var country = new Option<string?>("--country") { Description = "Country of the person as two letters, such as GB; helplines are chosen by it." };
        var command = new Command("chat", "Talk to the bot in this terminal. An empty line or Ctrl+D ends it.") { country };
        command.SetAction(result => Run(result.GetValue(country)));
        return command;
    }

    private static int Run(string? country)
    {
        SupportContent content;
        try
        {
            content = SupportContent.Load(AppContext.BaseDirectory, Settings.ReadOrganisation());
        }
        catch (ContentException fault)
        {
            System.Console.Error.WriteLine($"SupportBot did not start:{Environment.NewLine}{fault.Message}");
            return 1;
        }

        var session = new Session { Locale = content.Catalog.Locale };
        UserEvent happened = new Joined(DateTimeOffset.UtcNow);
        while (true)
        {
            var turn = ConversationEngine.Transition(session, happened with { ChannelCountry = country?.ToUpperInvariant() }, content.Catalog);
            session = turn.Session;
            foreach (var message in turn.Messages)
                Draw(message, content.Presenter.Present(message, session, new Surface(Cards: false, Execute: false)).Text);

            AnsiConsole.Markup("[bold]>[/] ");
            if (System.Console.In.ReadLine() is not { } line || string.IsNullOrWhiteSpace(line))
                return 0;
            happened = new Said(DateTimeOffset.UtcNow, content.Reader.Read(line, session));
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
