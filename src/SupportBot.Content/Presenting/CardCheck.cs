using System.Collections.Immutable;
using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Draws every card with the real content once at start, so that a template and its data cannot disagree in front of a person.</summary>
internal static class CardCheck
{
    private static readonly Surface[] Surfaces = [new(Cards: true, Execute: true), new(Cards: false, Execute: false)];

    public static void Run(Catalog catalog, Presenter presenter, List<ContentError> errors)
    {
        var session = new Session { Locale = catalog.Locale };
        foreach (var message in Examples(catalog))
        {
            foreach (var surface in Surfaces)
            {
                try
                {
                    presenter.Present(message, session, surface);
                }
                catch (CardDataException fault)
                {
                    errors.Add(new ContentError($"cards/{message.Id}.json", 0, fault.Message));
                    return;
                }
            }
        }
    }

    private static IEnumerable<Message> Examples(Catalog catalog)
    {
        var question = catalog.Questions[0];
        var answer = $"{question.Id}.{question.Choices[0].Id}";
        yield return Card(CardIds.Welcome);
        yield return Card(CardIds.Menu);
        yield return Card(CardIds.Comparison, ("modalities", [.. catalog.Modalities]));
        yield return Card(CardIds.Record, ("question", [question.Id]), ("choice", [question.Choices[0].Id]));
        yield return Card(CardIds.Crisis, ("asks", ["true"]));
        foreach (var country in catalog.Helplines.ByCountry.Values)
            yield return Card(CardIds.Crisis, ("country", [country.Country]), ("lines", [.. country.Lines.Select(line => line.Id)]));
        foreach (var modality in catalog.Modalities)
            yield return Card(CardIds.Modality, ("modality", [modality]));
        foreach (var asked in catalog.Questions)
            yield return Card(CardIds.Question, ("question", [asked.Id]), ("number", ["1"]));
        foreach (var outcome in catalog.Outcomes)
            yield return Card(CardIds.Suggestion, ("outcome", [outcome.Id]), ("next", [outcome.Id]), ("reasons", [answer]), ("change", [answer, outcome.Id]));
    }

    private static Message Card(string id, params ReadOnlySpan<(string Key, string[] Values)> data)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (key, values) in data)
            builder[key] = [.. values];
        return new Message(MessageKind.Card, id) { Data = builder.ToImmutable() };
    }
}
