using System.Collections.Immutable;
using FuzzySharp;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds which choice of a question a typed answer means: by its place, its label or other ways to say it, typos included.</summary>
internal sealed class ChoiceMatcher
{
    private const double Share = 0.5;
    private const int Alike = 88;
    private const int ClearLead = 4;

    private static readonly ImmutableDictionary<string, int> Ordinals = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("1", 0), KeyValuePair.Create("one", 0), KeyValuePair.Create("first", 0), KeyValuePair.Create("1st", 0),
        KeyValuePair.Create("2", 1), KeyValuePair.Create("two", 1), KeyValuePair.Create("second", 1), KeyValuePair.Create("2nd", 1),
        KeyValuePair.Create("3", 2), KeyValuePair.Create("three", 2), KeyValuePair.Create("third", 2), KeyValuePair.Create("3rd", 2),
        KeyValuePair.Create("4", 3), KeyValuePair.Create("four", 3), KeyValuePair.Create("fourth", 3), KeyValuePair.Create("4th", 3),
        KeyValuePair.Create("5", 4), KeyValuePair.Create("five", 4), KeyValuePair.Create("fifth", 4), KeyValuePair.Create("5th", 4),
        KeyValuePair.Create("6", 5), KeyValuePair.Create("six", 5), KeyValuePair.Create("sixth", 5), KeyValuePair.Create("6th", 5),
    ]);

    private static readonly ImmutableHashSet<string> AroundOrdinals = ["the", "option", "number", "no", "answer", "choice", "one", "please", "i", "pick", "choose", "would", "say"];

    private static readonly ImmutableHashSet<string> Asking = ["what", "why", "how", "who"];
    private static readonly ImmutableHashSet<string> Openers = ["ok", "okay", "so", "and", "but", "well", "hi", "hello", "sorry", "wait", "hm", "hmm", "um"];

    private readonly ImmutableDictionary<string, ImmutableArray<Known>> _questions;

    public ChoiceMatcher(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> choices, Catalog catalog) =>
        _questions = catalog.Questions.ToImmutableDictionary(
            question => question.Id,
            question => question.Choices.Select(choice => new Known(choice.Id, Ways(choices, question.Id, choice.Id))).ToImmutableArray());

    /// <param name="inView">Whether the person sees the question, so that "the second one" means its second choice.</param>
    /// <returns>Id of the choice, or null when none or several are meant.</returns>
    public string? Find(string question, Words said, bool inView = true)
    {
        if (FindPlain(question, said, inView) is { } plain)
            return plain;
        return said.Count == 0 || !_questions.TryGetValue(question, out var choices) || Asks(said) || NamesTwo(choices, said) ? null : ByMeaning(choices, said);
    }

    /// <returns>Id of the choice that is named by its place or in the very words of one known way to say it, or null.</returns>
    public string? FindPlain(string question, Words said, bool inView = true)
    {
        if (said.Count == 0 || !_questions.TryGetValue(question, out var choices))
            return null;
        return inView && PlaceOf(said, choices.Length) is { } place ? choices[place].Id : BySameWords(choices, said);
    }

    /// <returns>Which of a number of things in a row is meant, from 0, or null: "the second one", "2", "the last".</returns>
    public static int? PlaceOf(Words said, int count)
    {
        if (count > 0 && said.All is ["last"] or ["the", "last"] or ["the", "last", "one"])
            return count - 1;
        string[] rest = said.Count == 1 ? [said.All[0]] : [.. said.All.Where(word => !AroundOrdinals.Contains(word))];
        return rest is [var word] && Ordinals.TryGetValue(word, out var place) && place < count ? place : null;
    }

    private static string? ByMeaning(ImmutableArray<Known> choices, Words said)
    {
        ImmutableArray<Known> meant = [.. choices.Select(choice => choice with { Ways = [.. choice.Ways.Where(way => !said.Deny(way))] })];
        return ByHeldWords(meant, said) ?? BySameMeaning(meant, said) ?? ByLikeness(meant, said);
    }

    /// <summary>"What is a goal" asks about the question and does not answer it.</summary>
    private static bool Asks(Words said) => said.All.FirstOrDefault(word => !Openers.Contains(word)) is { } first && Asking.Contains(first);

    public bool NamesTwo(string question, Words said) => _questions.TryGetValue(question, out var choices) && NamesTwo(choices, said);

    /// <summary>Whether a phrase for a choice is held and denied: "not a plan".</summary>
    public bool Denies(string question, Words said) =>
        _questions.TryGetValue(question, out var choices) && choices.Any(choice => choice.Ways.Any(way => said.Holds(way) && said.Deny(way)));

    /// <summary>Whether both sides of an "and" or "or" name a choice, and not the same.</summary>
    private static bool NamesTwo(ImmutableArray<Known> choices, Words said)
    {
        for (var i = 1; i < said.Count - 1; i++)
        {
            if (said.All[i] is not ("and" or "or" or "plus"))
                continue;
            var (before, after) = (OnOneSide(choices, said.Part(..i)), OnOneSide(choices, said.Part((i + 1)..)));
            if (before is not null && after is not null && before != after)
                return true;
        }

        return false;
    }

    private static string? OnOneSide(ImmutableArray<Known> choices, Words said) => BySameWords(choices, said) ?? ByMeaning(choices, said);

    private static ImmutableArray<Words> Ways(
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> choices, string question, string choice) =>
        choices.TryGetValue(question, out var ways) && ways.TryGetValue(choice, out var texts) ? [.. texts.Select(Words.Of)] : [];

    private static string? BySameWords(ImmutableArray<Known> choices, Words said) =>
        choices.FirstOrDefault(choice => choice.Ways.Any(way => way.Same(said)))?.Id;

    /// <summary>The choice whose longest phrase the message holds; none when two choices tie.</summary>
    private static string? ByHeldWords(ImmutableArray<Known> choices, Words said)
    {
        var held = choices
            .Select(choice => (choice.Id, Length: choice.Ways
                .Where(way => said.Holds(way) && (way.Content.Count > 1 || said.Coverage(way) >= Share))
                .Select(way => way.Content.Count)
                .DefaultIfEmpty(0)
                .Max()))
            .Where(candidate => candidate.Length > 0)
            .OrderByDescending(candidate => candidate.Length)
            .ToList();
        return held is [var only] ? only.Id : held is [var first, var second, ..] && first.Length > second.Length ? first.Id : null;
    }

    /// <summary>The one choice with a phrase whose meaning words are all in the message, in any order and form: "I feel low" for "feeling low".</summary>
    private static string? BySameMeaning(ImmutableArray<Known> choices, Words said)
    {
        var stems = said.Content.Select(Stems.Of).ToHashSet(StringComparer.Ordinal);
        var meant = choices.Where(choice => choice.Ways.Any(way => said.Coverage(way) >= Share && way.Content.All(word => stems.Contains(Stems.Of(word))))).ToList();
        return meant is [var only] ? only.Id : null;
    }

    private static string? ByLikeness(ImmutableArray<Known> choices, Words said)
    {
        if (said.Content.Count > 8)
            return null;
        var text = said.ToString();
        var scored = choices
            .Select(choice => (choice.Id, Likeness: choice.Ways.Select(way => Fuzz.Ratio(text, way.ToString())).DefaultIfEmpty(0).Max()))
            .OrderByDescending(candidate => candidate.Likeness)
            .ToList();
        return scored[0].Likeness >= Alike && (scored.Count == 1 || scored[0].Likeness - scored[1].Likeness >= ClearLead) ? scored[0].Id : null;
    }

    private sealed record Known(string Id, ImmutableArray<Words> Ways);
}
