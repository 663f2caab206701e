using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Answers;

namespace SupportBot.Content;

/// <summary>
/// Reads <c>answer-weights.txt</c>: a line <c>? question choice… -</c> begins a question, <c>= …</c> gives the weight of each choice before a
/// word is read, and every other line a feature with one weight for each choice. The file is written by a command, not by hand.
/// </summary>
internal static class AnswerWeightsReader
{
    public const string File = "answer-weights.txt";

    private const string Fix = "delete the file and write it anew with 'SupportBot.Console fit-answers' (docs/guidance.md)";

    /// <returns>Empty where the locale has no such file: its answers are read by phrases alone.</returns>
    public static ImmutableSortedDictionary<string, AnswerWeights> Read(ContentFiles files, string locale, ImmutableArray<Question> questions)
    {
        var name = ContentFiles.InLocale(locale, File);
        var weights = ImmutableSortedDictionary.CreateBuilder<string, AnswerWeights>(StringComparer.Ordinal);
        Section? section = null;
        foreach (var (index, line) in files.LinesIfPresent(name).Index())
        {
            var parts = line.Split(' ');
            if (line is "" or ['#', ' ', ..])
                continue;
            if (parts[0] == "?")
            {
                Close();
                section = new Section(parts.ElementAtOrDefault(1) ?? "", [.. parts.Skip(2)], index + 1);
                if (questions.FirstOrDefault(question => question.Id == section.Question) is not { } question || !question.Choices.Select(choice => choice.Id).Append(AnswerWeights.None).SequenceEqual(section.Choices))
                    files.Error(name, $"the choices are not those of questions.yaml: {Fix}", index + 1);
            }
            else if (section is null || Numbers(parts.AsSpan(1)) is not { } numbers || numbers.Length != section.Choices.Length)
            {
                files.Error(name, $"expected a word and one number for each choice: {Fix}", index + 1);
            }
            else if (parts[0] == "=")
            {
                section.Bias = numbers;
            }
            else
            {
                section.ByFeature[parts[0]] = numbers;
            }
        }

        Close();
        return weights.ToImmutable();

        void Close()
        {
            if (section is { Bias.IsDefault: true, Choices.IsEmpty: false })
                files.Error(name, $"'{section.Question}' has no line '=': {Fix}", section.Line);
            else if (section is not null)
                weights[section.Question] = new AnswerWeights(section.Choices, section.Bias, section.ByFeature.ToFrozenDictionary(StringComparer.Ordinal));
        }
    }

    private static ImmutableArray<float>? Numbers(ReadOnlySpan<string> parts)
    {
        var numbers = ImmutableArray.CreateBuilder<float>(parts.Length);
        foreach (var part in parts)
        {
            if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return null;
            numbers.Add(number);
        }

        return numbers.ToImmutable();
    }

    private sealed class Section(string question, ImmutableArray<string> choices, int line)
    {
        public string Question { get; } = question;

        public ImmutableArray<string> Choices { get; } = choices;

        public int Line { get; } = line;

        public ImmutableArray<float> Bias { get; set; }

        public Dictionary<string, ImmutableArray<float>> ByFeature { get; } = new(StringComparer.Ordinal);
    }
}
