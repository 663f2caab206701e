using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Conversation.Matching;

/// <summary>From answers to a suggestion, by sums of weights that an editor can read (docs/decisions/0008-transparent-weights.md).</summary>
public static class Matcher
{
    /// <summary>Information, in nats, below which another question is not worth a person's time.</summary>
    private const double WorthAsking = 0.02;

    /// <summary>Taken from the score of an outcome that an answer rules out: more than all weights together could make up for.</summary>
    private const double RuledOut = 1000;

    /// <summary>
    /// Outcomes with their scores and belief (0 to 1, sum 1), most fitting first; ties keep the catalog's order. What an answer rules out comes
    /// last.
    /// </summary>
    public static ImmutableArray<Candidate> Rank(Catalog catalog, ImmutableArray<Answer> answers)
    {
        var scores = Scores(catalog, answers);
        var beliefs = SoftMax(scores);
        return [.. catalog.Outcomes.Select((outcome, i) => new Candidate(outcome, scores[i], beliefs[i])).OrderByDescending(c => c.Score)];
    }

    /// <summary>The question to ask next, or null when it is time to suggest. The first question is the catalog's first; it opens the talk.</summary>
    /// <param name="inPain">The person has shown distress: they are asked less, and less that goes deep.</param>
    public static Question? Next(Catalog catalog, ImmutableArray<Answer> answers, bool inPain)
    {
        var left = catalog.Matching.MaxQuestions - (inPain ? 1 : 0) - answers.Length;
        if (left <= 0)
            return null;
        var open = catalog.Questions.Where(question => answers.All(answer => answer.Question != question.Id)).ToList();
        if (inPain && answers.Any(answer => catalog.FindQuestion(answer.Question) is { Probing: true }))
            open.RemoveAll(question => question.Probing);
        if (open.Count == 0 || answers.IsEmpty)
            return open.FirstOrDefault();

        var scores = Scores(catalog, answers);
        var beliefs = SoftMax(scores);
        var best = open.Select(question => (Question: question, Gain: Information(catalog, question, scores, beliefs))).MaxBy(pair => pair.Gain);
        var enough = answers.Count(answer => answer.Choice is not null) >= catalog.Matching.MinQuestions
            && (beliefs.Max() >= catalog.Matching.EnoughBelief || best.Gain < WorthAsking);
        if (inPain || (!enough && left > 1))
            return enough ? null : best.Question;

        // The last question that there is room for is the one without which an outcome that may come to lead is not suggested.
        var leaders = enough ? [Leader(catalog, scores)] : best.Question.Choices.Select(choice => Leader(catalog, With(catalog, scores, choice)));
        return open.Find(question => question.Before.Intersect(leaders).Any()) ?? (enough ? null : best.Question);
    }

    /// <summary>The suggestion for these answers, or null when none of them speaks for anything: nothing is suggested without a reason.</summary>
    public static Suggestion? Suggest(Catalog catalog, ImmutableArray<Answer> answers)
    {
        var ranking = Rank(catalog, answers);
        var reasons = Reasons(catalog, answers, ranking[0].Outcome);
        if (reasons.IsEmpty)
            return null;
        return new Suggestion(
            ranking[0].Outcome,
            ranking[1].Outcome,
            reasons,
            Unsure: ranking[0].Belief < catalog.Matching.LowBelief,
            SmallestChange(catalog, answers, ranking[0].Outcome));
    }

    private static string Leader(Catalog catalog, double[] scores) => catalog.Outcomes[Array.IndexOf(scores, scores.Max())].Id;

    private static double[] With(Catalog catalog, double[] scores, Choice choice)
    {
        var changed = (double[])scores.Clone();
        Add(catalog, choice, changed);
        return changed;
    }

    private static double[] Scores(Catalog catalog, ImmutableArray<Answer> answers)
    {
        var scores = new double[catalog.Outcomes.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = catalog.Matching.Priors.GetValueOrDefault(catalog.Outcomes[i].Id);
        foreach (var answer in answers)
        {
            if (catalog.FindQuestion(answer.Question)?.Find(answer.Choice) is { } choice)
                Add(catalog, choice, scores);
        }

        return scores;
    }

    private static void Add(Catalog catalog, Choice choice, double[] scores)
    {
        for (var i = 0; i < scores.Length; i++)
            scores[i] += Weight(choice, catalog.Outcomes[i].Id);
    }

    private static double Weight(Choice choice, string outcome) =>
        choice.Weights.GetValueOrDefault(outcome) - (choice.RulesOut.Contains(outcome) ? RuledOut : 0);

    private static double[] SoftMax(double[] scores)
    {
        var highest = scores.Max();
        var result = Array.ConvertAll(scores, score => Math.Exp(score - highest));
        var sum = result.Sum();
        for (var i = 0; i < result.Length; i++)
            result[i] /= sum;
        return result;
    }

    /// <summary>How much uncertainty over the outcomes the answer to a question is expected to take away, in nats.</summary>
    private static double Information(Catalog catalog, Question question, double[] scores, double[] beliefs)
    {
        var likely = new double[question.Choices.Length];
        for (var o = 0; o < beliefs.Length; o++)
        {
            var outcome = catalog.Outcomes[o].Id;
            var given = SoftMax([.. question.Choices.Select(choice => choice.Weights.GetValueOrDefault(outcome))]);
            for (var c = 0; c < likely.Length; c++)
                likely[c] += beliefs[o] * given[c];
        }

        var after = 0.0;
        for (var c = 0; c < likely.Length; c++)
            after += likely[c] * Entropy(SoftMax(With(catalog, scores, question.Choices[c])));

        return Entropy(beliefs) - after;
    }

    private static double Entropy(double[] beliefs) => -beliefs.Sum(p => p > 0 ? p * Math.Log(p) : 0);

    /// <summary>The answers that spoke most for an outcome compared with the others, strongest first, at most three.</summary>
    private static ImmutableArray<Answer> Reasons(Catalog catalog, ImmutableArray<Answer> answers, Outcome outcome) =>
        [.. (from answer in answers
            let choice = catalog.FindQuestion(answer.Question)?.Find(answer.Choice)
            where choice is not null
            let weight = choice.Weights.GetValueOrDefault(outcome.Id)
            where weight > 0
            orderby weight - (choice.Weights.Values.Sum() / catalog.Outcomes.Length) descending
            select answer).Take(3)];

    /// <summary>The one answer, else the two, whose change would lead most clearly to another suggestion; null when it would take more.</summary>
    private static Change? SmallestChange(Catalog catalog, ImmutableArray<Answer> answers, Outcome current)
    {
        var scores = Scores(catalog, answers);
        var others = Others(catalog, answers);
        var (best, bestBelief) = ((Change?)null, 0.0);
        foreach (var one in others)
            Consider(Changed(scores, one), one);
        if (best is not null)
            return best;
        for (var i = 0; i < others.Count; i++)
        {
            var first = Changed(scores, others[i]);
            foreach (var second in others.Skip(i + 1).Where(other => other.Answer.Question != others[i].Answer.Question))
                Consider(Changed(first, second), others[i], second);
        }

        return best;

        void Consider(double[] changed, params ReadOnlySpan<(Answer Answer, double[] Shift)> by)
        {
            var leader = Array.IndexOf(changed, changed.Max());
            if (catalog.Outcomes[leader].Id == current.Id || SoftMax(changed)[leader] is var belief && belief <= bestBelief)
                return;
            var answered = ImmutableArray.CreateBuilder<Answer>();
            foreach (var (answer, _) in by)
                answered.Add(answer);
            (best, bestBelief) = (new Change(answered.ToImmutable(), catalog.Outcomes[leader]), belief);
        }
    }

    /// <summary>Every other answer that could have been given to what was answered, with how it would shift the scores.</summary>
    private static List<(Answer Answer, double[] Shift)> Others(Catalog catalog, ImmutableArray<Answer> answers)
    {
        var others = new List<(Answer, double[])>();
        foreach (var answer in answers)
        {
            var question = catalog.FindQuestion(answer.Question)!;
            var given = question.Find(answer.Choice);
            foreach (var choice in question.Choices.Where(choice => choice != given))
            {
                var shift = catalog.Outcomes.Select(outcome =>
                    Weight(choice, outcome.Id) - (given is null ? 0 : Weight(given, outcome.Id)));
                others.Add((new Answer(answer.Question, choice.Id), shift.ToArray()));
            }
        }

        return others;
    }

    private static double[] Changed(double[] scores, (Answer Answer, double[] Shift) by)
    {
        var changed = (double[])scores.Clone();
        for (var i = 0; i < changed.Length; i++)
            changed[i] += by.Shift[i];
        return changed;
    }
}

/// <param name="Belief">From 0 to 1; all candidates of a ranking sum to 1.</param>
public sealed record Candidate(Outcome Outcome, double Score, double Belief);

/// <param name="NextBest">The second most fitting outcome.</param>
/// <param name="Reasons">The person's own answers that speak most for the outcome, at most three.</param>
/// <param name="Unsure">The answers point to no outcome clearly; the bot says so.</param>
/// <param name="Change">What would change the suggestion.</param>
public sealed record Suggestion(Outcome Outcome, Outcome NextBest, ImmutableArray<Answer> Reasons, bool Unsure, Change? Change);

/// <summary>With these answers, one or two, in the place of the given ones, <paramref name="Outcome"/> might fit better.</summary>
public sealed record Change(ImmutableArray<Answer> Answers, Outcome Outcome);
