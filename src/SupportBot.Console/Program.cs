using System.CommandLine;
using SupportBot.Console;

var root = new RootCommand("SupportBot on the command line.") { ChatCommand.Create(), ConverseCommand.Create(), ReplayCommand.Create() };
return await root.Parse(args).InvokeAsync();
