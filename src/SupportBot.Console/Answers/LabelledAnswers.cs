using System.Collections.Immutable;
using SupportBot.Console.Vignettes;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Answers;

namespace SupportBot.Console.Answers;

/// <summary>
/// Reads what people type when a question is asked, and the choice it means: lines with <c>question</c>, <c>text</c> and <c>choice</c>, or
/// labelled cases, whose facts answer their questions. All that is wrong is told with file and line.
/// </summary>
internal sealed class LabelledAnswers(Catalog catalog)
{
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public ImmutableArray<LabelledAnswer> Read(string file)
    {
        try
        {
            using var input = JsonLines.Input(file);
            var lines = input.ReadToEnd().Split('\n');
            if (lines.Any(line => line.Contains("\"facts\"", StringComparison.Ordinal)))
                return OfCases(file);
            return [.. lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).SelectMany(line => Parse(line.Item, $"{file}:{line.Index + 1}"))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _faults.Add($"{file}: {fault.Message}");
            return [];
        }
    }

    private ImmutableArray<LabelledAnswer> OfCases(string file)
    {
        var reader = new VignetteReader(catalog);
        var cases = reader.Read(file);
        _faults.AddRange(reader.Faults);
        return
        [
            .. from vignette in cases
               from fact in vignette.Facts
               where vignette.Answers.ContainsKey(fact.Key)
               select new LabelledAnswer(fact.Key, fact.Value, vignette.Answers[fact.Key]),
        ];
    }

    /// <returns>One answer, or one for each question where the text answers none of them.</returns>
    private IEnumerable<LabelledAnswer> Parse(string line, string place)
    {
        try
        {
            var read = InputLine.Parse(line);
            var answer = new LabelledAnswer(read.Text("question"), read.Text("text"), read.Text("choice"));
            if (answer.Choice == AnswerWeights.None && answer.Question == AnswerWeights.None)
                return catalog.Questions.Select(question => answer with { Question = question.Id });
            if (catalog.FindQuestion(answer.Question) is not { } known)
                throw new InputException($"\"question\": expected one of {string.Join(", ", catalog.Questions.Select(question => question.Id))}");
            if (answer.Choice != AnswerWeights.None && known.Find(answer.Choice) is null)
                throw new InputException($"\"choice\": expected one of {string.Join(", ", known.Choices.Select(choice => choice.Id))}, or {AnswerWeights.None} where it answers something else");
            return [answer];
        }
        catch (InputException fault)
        {
            _faults.Add($"{place}: {fault.Message}");
            return [];
        }
    }
}
