using System.CommandLine;
using SupportBot.Console;
using SupportBot.Console.Answers;
using SupportBot.Console.Evaluation;
using SupportBot.Console.Matching;
using SupportBot.Console.TeamsPackage;
using SupportBot.Console.Vignettes;
using SupportBot.Console.Walk;
using SupportBot.Console.Weighing;

var root = new RootCommand("SupportBot on the command line.")
{
    ChatCommand.Create(),
    ConverseCommand.Create(),
    ReplayCommand.Create(),
    VignettesCommand.Create(),
    EvaluateCommand.Create(),
    AnswersCommand.Create(),
    FitAnswersCommand.Create(),
    FitMatchingCommand.Create(),
    FitRiskCommand.Create(),
    WalkCommand.Create(),
    CoverageCommand.Create(),
    HelplinesCommand.Create(),
    TeamsPackageCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
