using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Reads the questions and how their answers become a suggestion.</summary>
internal sealed class QuestionReader(TextsBuilder texts)
{
    private const int FewestChoices = 3;
    private const int MostChoices = 6;
    private const int MostQuestions = 6;

    private static readonly ImmutableSortedDictionary<string, double> NoWeights =
        ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal);

    private readonly SortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> _ways = new(StringComparer.Ordinal);

    /// <summary>Label and other ways to say each choice, by question and choice.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> Ways =>
        _ways.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <returns>Questions whose choices have no weights yet, or null when the file cannot be read.</returns>
    public ImmutableArray<Question>? ReadQuestions(YamlEntry? root)
    {
        root?.AllowOnly("questions", "contradictions");
        if (root?.Required("questions") is not { } list)
            return null;
        return [.. list.WithUniqueIds().Select(item => ReadQuestion(item.Id, item.Entry))];
    }

    /// <returns>Pairs of answers that hardly go together.</returns>
    public static ImmutableArray<Contradiction> ReadContradictions(YamlEntry? root, ImmutableArray<Question>? questions)
    {
        var pairs = ImmutableArray.CreateBuilder<Contradiction>();
        foreach (var pair in root?.Optional("contradictions")?.Items() ?? [])
        {
            Answer[] answers = [.. pair.Names().Select(name => ReadAnswer(pair, name, questions)).OfType<Answer>()];
            if (answers is [var first, var second] && first.Question != second.Question)
                pairs.Add(new Contradiction(first, second));
            else
                pair.Error("a contradiction is a pair of answers to two questions, such as [impact.hardly, goal.relief]");
        }

        return pairs.ToImmutable();
    }

    private static Answer? ReadAnswer(YamlEntry pair, string name, ImmutableArray<Question>? questions)
    {
        var known = (questions ?? []).SelectMany(question => question.Choices.Select(choice => $"{question.Id}.{choice.Id}")).ToArray();
        return pair.MustBeKnown("answer", name, known) && name.Split('.') is [var question, var choice] ? new Answer(question, choice) : null;
    }

    public static (Matching Matching, ImmutableArray<Question> Questions) ReadMatching(
        YamlEntry root, ImmutableArray<Question>? questions, ImmutableArray<Outcome>? outcomes)
    {
        root.AllowOnly("max_questions", "min_questions", "enough_belief", "low_belief", "never_first", "priors", "weights");
        var outcomeIds = outcomes?.Select(outcome => outcome.Id).ToArray();
        var matching = new Matching(
            root.Required("priors") is { } priors ? ReadWeights(priors, outcomeIds) : NoWeights,
            root.WholeNumber("max_questions", 1, MostQuestions),
            root.WholeNumber("min_questions", 1, MostQuestions),
            root.Share("enough_belief"),
            root.Share("low_belief"));
        if (matching.MinQuestions > matching.MaxQuestions)
            root.Error("'min_questions' must not be above 'max_questions'");
        if (matching.LowBelief > matching.EnoughBelief)
            root.Error("'low_belief' must not be above 'enough_belief'");

        foreach (var unknown in (questions ?? []).SelectMany(question => question.Before).Where(outcome => outcomeIds?.Contains(outcome) == false))
            root.Error($"a question names the unknown outcome '{unknown}' under 'before'");
        var weighted = root.Required("weights") is { } weights ? Weigh(weights, questions, outcomeIds) : questions ?? [];
        foreach (var rule in root.Optional("never_first")?.Items() ?? [])
            weighted = RuleOut(rule, weighted, outcomeIds);
        var ruledOut = weighted.SelectMany(question => question.Choices).SelectMany(choice => choice.RulesOut).Distinct();
        if (root.Optional("never_first") is { } rules && ruledOut.Count() == outcomeIds?.Length)
            rules.Error("together they name all outcomes there are: leave at least one that may come first");
        ReportUnreachable(root, matching, weighted, questions is null ? [] : outcomeIds ?? []);
        return (matching, weighted);
    }

    private Question ReadQuestion(string id, YamlEntry entry)
    {
        var textId = $"question.{id}";
        entry.AllowOnly("id", "prompt", "why", "choices", "covers", "probing", "before");
        if (entry.Required("prompt") is { } prompt)
            texts.AddWordings($"{textId}.prompt", prompt);
        texts.AddField(textId, entry, "why");
        texts.AddCovers(textId, entry);

        var choices = ImmutableArray.CreateBuilder<Choice>();
        var ways = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (entry.Required("choices") is { } list)
        {
            foreach (var (choice, choiceEntry) in list.WithUniqueIds())
            {
                choices.Add(new Choice(choice, NoWeights) { TellsOfDistress = choiceEntry.Optional("tells_of_distress")?.Flag() ?? false });
                ways[choice] = ReadChoice($"{textId}.{choice}", choiceEntry);
            }

            if (list.IsList && list.Items().Count() is < FewestChoices or > MostChoices)
                list.Error($"question '{id}' has {list.Items().Count()} choices: offer {FewestChoices} to {MostChoices}");
        }

        _ways[id] = ways.ToImmutable();
        return new Question(id, choices.ToImmutable())
        {
            Probing = entry.Optional("probing")?.Flag() ?? false,
            Before = [.. entry.Optional("before")?.Items().Select(item => item.Text()) ?? []],
        };
    }

    private ImmutableArray<string> ReadChoice(string textId, YamlEntry entry)
    {
        entry.AllowOnly("id", "label", "reason", "also", "tells_of_distress");
        texts.AddField(textId, entry, "label");
        texts.AddField(textId, entry, "reason");
        var label = entry.Optional("label") is { IsScalar: true, IsBlank: false } found ? found.Text().Trim() : null;
        return [.. label is null ? Array.Empty<string>() : [label], .. entry.Optional("also")?.Names() ?? []];
    }

    private static ImmutableArray<Question> Weigh(YamlEntry weights, ImmutableArray<Question>? questions, IReadOnlyCollection<string>? outcomes)
    {
        var byChoice = new Dictionary<(string, string), ImmutableSortedDictionary<string, double>>();
        foreach (var question in weights.Entries())
        {
            if (!question.MustBeKnown("question", question.Key, questions?.Select(q => q.Id).ToArray()))
                continue;
            var choices = questions?.FirstOrDefault(q => q.Id == question.Key)?.Choices.Select(c => c.Id).ToArray();
            foreach (var choice in question.Entries())
            {
                if (choice.MustBeKnown($"choice of '{question.Key}'", choice.Key, choices))
                    byChoice[(question.Key, choice.Key)] = ReadWeights(choice, outcomes);
            }
        }

        return
        [
            .. (questions ?? []).Select(question => question with
            {
                Choices = [.. question.Choices.Select(choice => choice with { Weights = byChoice.GetValueOrDefault((question.Id, choice.Id)) ?? choice.Weights })],
            }),
        ];
    }

    private static ImmutableArray<Question> RuleOut(YamlEntry rule, ImmutableArray<Question> questions, string[]? outcomes)
    {
        rule.AllowOnly("outcomes", "with");
        ImmutableArray<string> ruledOut = [.. rule.Required("outcomes")?.Names().Where(outcome => rule.MustBeKnown("outcome", outcome, outcomes)) ?? []];
        var answers = rule.Required("with") is { } with ? with.Names().Select(name => ReadAnswer(with, name, questions)).OfType<Answer>().ToHashSet() : [];
        return
        [
            .. questions.Select(question => question with
            {
                Choices = [.. question.Choices.Select(choice => answers.Contains(new Answer(question.Id, choice.Id)) ? choice with { RulesOut = choice.RulesOut.AddRange(ruledOut) } : choice)],
            }),
        ];
    }

    private static ImmutableSortedDictionary<string, double> ReadWeights(YamlEntry weights, IReadOnlyCollection<string>? outcomes)
    {
        var byOutcome = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var weight in weights.Entries())
        {
            if (weight.MustBeKnown("outcome", weight.Key, outcomes))
                byOutcome[weight.Key] = weight.Number();
        }

        return byOutcome.ToImmutable();
    }

    private static void ReportUnreachable(YamlEntry root, Matching matching, ImmutableArray<Question> questions, IEnumerable<string> outcomes)
    {
        var choices = questions.SelectMany(question => question.Choices).ToArray();
        foreach (var outcome in outcomes)
        {
            if (matching.Priors.GetValueOrDefault(outcome) <= 0 && !choices.Any(choice => choice.Weights.GetValueOrDefault(outcome) > 0))
                root.Error($"outcome '{outcome}' can never be suggested: give it a positive prior or weight");
        }
    }
}
