using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Vignettes;

/// <summary>Reads files of labelled cases. All that is wrong is told with file, line, key and fix, and never with what a line says.</summary>
internal sealed class VignetteReader(Catalog catalog)
{
    private readonly ImmutableArray<string> _outcomes = [.. catalog.Outcomes.Select(outcome => outcome.Id), Vignette.Crisis];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Faults of all files read so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public ImmutableArray<Vignette> Read(string file)
    {
        var cases = ImmutableArray.CreateBuilder<Vignette>();
        var faults = _faults.Count;
        try
        {
            using var input = JsonLines.Input(file);
            for (var number = 1; input.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line) && TryParse(line, $"{file}:{number}") is { } read)
                    cases.Add(read);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _faults.Add($"{file}: {fault.Message}");
        }

        if (cases.Count == 0 && _faults.Count == faults)
            _faults.Add($"{file}: holds no case; write one JSON object a line");
        return cases.ToImmutable();
    }

    private Vignette? TryParse(string line, string place)
    {
        try
        {
            return Parse(InputLine.Parse(line));
        }
        catch (InputException fault)
        {
            _faults.Add($"{place}: {fault.Message}");
            return null;
        }
    }

    private Vignette Parse(InputLine line)
    {
        var stratum = OneOf(line, "stratum", _outcomes);
        var acceptable = Outcomes(line, "acceptable");
        var unacceptable = Outcomes(line, "unacceptable");
        Require(acceptable.Length is 1 or 2, "acceptable", "expected one outcome or two");
        Require(acceptable[0] == stratum, "acceptable", "expected the stratum first");
        Require(unacceptable.Length > 0, "unacceptable", "expected at least one outcome");
        Require(!acceptable.Intersect(unacceptable).Any(), "unacceptable", "holds an outcome that is acceptable; take it out of one of the two");
        var distress = line.Flag("distress");
        var missing = Vignette.NotInDistress.Except(unacceptable).ToList();
        Require(!distress || missing.Count == 0, "unacceptable", $"someone is in distress; add {string.Join(", ", missing)}");
        WrittenText(line, "why");
        var read = new Vignette(
            line.FindId("id") ?? throw new InputException("\"id\" is missing; add one that no other case has"),
            stratum,
            OneOf(line, "kind", Vignette.Kinds),
            WrittenText(line, "opening"),
            Facts(line),
            Answers(line),
            OneOf(line, "preference", [.. catalog.Outcomes.Select(outcome => outcome.Id), Vignette.None]),
            distress,
            acceptable,
            unacceptable);
        Require(_ids.Add(read.Id), "id", "another case has it; give each its own");
        return read;
    }

    private ImmutableSortedDictionary<string, string> Facts(InputLine line)
    {
        var facts = line.ByName("facts");
        RequireQuestions("facts", facts);
        foreach (var (question, words) in facts)
            Require(!string.IsNullOrWhiteSpace(words), $"facts.{question}", "expected what the person says");
        return facts;
    }

    private ImmutableSortedDictionary<string, string> Answers(InputLine line)
    {
        var answers = line.ByName("answers");
        RequireQuestions("answers", answers);
        foreach (var (question, choice) in answers)
        {
            var asked = catalog.FindQuestion(question)!;
            Require(asked.Find(choice) is not null, $"answers.{question}", $"expected one of {string.Join(", ", asked.Choices.Select(known => known.Id))}");
        }

        return answers;
    }

    private void RequireQuestions(string key, ImmutableSortedDictionary<string, string> map) => Require(
        map.Keys.All(question => catalog.FindQuestion(question) is not null),
        key,
        $"expected questions out of {string.Join(", ", catalog.Questions.Select(question => question.Id))}");

    private ImmutableArray<string> Outcomes(InputLine line, string key)
    {
        var outcomes = line.Texts(key);
        Require(outcomes.All(_outcomes.Contains), key, $"expected outcomes out of {string.Join(", ", _outcomes)}");
        Require(outcomes.Distinct().Count() == outcomes.Length, key, "expected each outcome once");
        return outcomes;
    }

    private static string OneOf(InputLine line, string key, ImmutableArray<string> allowed)
    {
        var value = line.FindText(key);
        Require(value is not null && allowed.Contains(value), key, $"expected one of {string.Join(", ", allowed)}");
        return value!;
    }

    private static string WrittenText(InputLine line, string key)
    {
        var text = line.Text(key);
        Require(!string.IsNullOrWhiteSpace(text), key, "expected a text that is not empty");
        return text;
    }

    private static void Require(bool holds, string key, string fix)
    {
        if (!holds)
            throw new InputException($"\"{key}\": {fix}");
    }
}
