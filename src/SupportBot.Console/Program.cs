using System.CommandLine;
using SupportBot.Console;
using SupportBot.Console.Vignettes;
using SupportBot.Console.Walk;

var root = new RootCommand("SupportBot on the command line.")
{
    ChatCommand.Create(), ConverseCommand.Create(), ReplayCommand.Create(), VignettesCommand.Create(), WalkCommand.Create(), CoverageCommand.Create(),
    HelplinesCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
