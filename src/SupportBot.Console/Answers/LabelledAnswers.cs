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
            return [.. lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => Parse(line.Item, $"{file}:{line.Index + 1}")).OfType<LabelledAnswer>()];
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

    private LabelledAnswer? Parse(string line, string place)
    {
        try
        {
            var read = InputLine.Parse(line);
            var answer = new LabelledAnswer(read.Text("question"), read.Text("text"), read.Text("choice"));
            if (answer.Choice == AnswerWeights.None && answer.Question == AnswerWeights.None)
                return answer;
            if (catalog.FindQuestion(answer.Question) is not { } question)
                throw new InputException($"\"question\": expected one of {string.Join(", ", catalog.Questions.Select(known => known.Id))}");
            if (answer.Choice != AnswerWeights.None && question.Find(answer.Choice) is null)
                throw new InputException($"\"choice\": expected one of {string.Join(", ", question.Choices.Select(known => known.Id))}, or {AnswerWeights.None} where it answers something else");
            return answer;
        }
        catch (InputException fault)
        {
            _faults.Add($"{place}: {fault.Message}");
            return null;
        }
    }
}
