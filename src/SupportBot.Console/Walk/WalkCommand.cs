using System.CommandLine;

namespace SupportBot.Console.Walk;

/// <summary>Walks through every state of the conversation and tells what it found (docs/conversation.md).</summary>
internal static class WalkCommand
{
    public static Command Create()
    {
        var diagram = new Option<bool>("--diagram") { Description = "Write the diagram of the states in Mermaid instead of the figures." };
        var command = new Command("walk", "Try everything that a person may do in every state of the conversation, and print figures and faults.") { diagram };
        command.SetAction(result => Run(result.GetValue(diagram)));
        return command;
    }

    /// <returns>0, or 1 when the settings are wrong or a state breaks a rule.</returns>
    private static int Run(bool diagram)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var walked = Walker.Walk(content);
        using var output = JsonLines.Output();
        output.Write(diagram ? Diagram.Of(walked) : Figures.Of(walked, content));
        foreach (var fault in walked.Faults.Values.SelectMany(faults => faults))
            System.Console.Error.WriteLine(fault);
        return walked.Faults.Count == 0 ? 0 : 1;
    }
}
