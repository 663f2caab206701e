using System.Diagnostics;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Content.Risk;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Benchmarks;

/// <summary>What reading a message for risk costs, beside the floor (cutting it into words) in the same run.</summary>
public static class ReadingBenchmark
{
    private const int Rounds = 50;
    private const int ReadingsPerRound = 1_000;

    private static readonly (string Name, string Text)[] Messages =
    [
        ("30 words about work", "I have led a small team for two years and my manager wants me to apply for a bigger role, so I would like to talk with someone who did it."),
        ("30 words of danger", "I have felt low for weeks and my family would be better off without me, I keep thinking about killing myself and I do not know who to tell now."),
    ];

    public static void Run()
    {
        var errors = new List<ContentError>();
        var book = RiskRuleLoader.Load(Path.Combine(AppContext.BaseDirectory, "Locales"), errors);
        if (errors is [var fault, ..])
            throw new InvalidOperationException(fault.ToString());
        var reader = new RiskReader(book.Rules);
        var weights = ContentLoader.Load(AppContext.BaseDirectory, "en", new Organisation("Northwind", null, "en", "care@northwind.test", []), RequiredPhrases.None).Lexicon.RiskWeights!;
        Say($"what                   words µs   reading µs   ratio   weighing µs");
        foreach (var (name, text) in Messages)
        {
            var words = Fastest(() => Tokeniser.Read(text));
            var reading = Fastest(() => reader.Read(text, SafetyState.None));
            var tokens = Tokeniser.Read(text);
            var weighing = Fastest(() => weights.Weigh(tokens));
            Say($"{name,-22}{words,9:0.0}{reading,13:0.0}{reading / words,8:0.0}{weighing,14:0.0}");
        }
    }

    /// <returns>Microseconds for one call in the fastest round, which other programs on the machine disturb least.</returns>
    private static double Fastest(Func<object> read)
    {
        var rounds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < ReadingsPerRound; i++)
                read();
            rounds.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / ReadingsPerRound);
        }

        return rounds.Min();
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
