using System.CommandLine;
using SupportBot.Content;

namespace SupportBot.Console;

/// <summary>Shows where the content says or asks what the domain's list of distinctions holds (docs/console.md).</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "YAML file with \"distinctions\", such as tests/data/distinctions.yaml." };
        var command = new Command("coverage", "Print each distinction of a list and where the content covers it.") { file };
        command.SetAction(result => Run(result.GetRequiredValue(file)));
        return command;
    }

    /// <returns>0, or 1 when the list or the settings are wrong or a distinction is covered nowhere.</returns>
    private static int Run(string file)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        try
        {
            using var output = JsonLines.Output();
            output.Write("| number | kinds | distinction | covered in |\n|---|---|---|---|\n");
            var missing = 0;
            foreach (var distinction in Distinction.Read(file))
            {
                var places = content.Covers.Where(entry => entry.Value.Contains(distinction.Number)).Select(entry => entry.Key).ToList();
                missing += places.Count == 0 ? 1 : 0;
                output.Write($"| {distinction.Number} | {string.Concat(distinction.Kinds)} | {distinction.Text} | {string.Join(", ", places)} |\n");
            }

            return missing == 0 ? 0 : 1;
        }
        catch (ContentException fault)
        {
            System.Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
