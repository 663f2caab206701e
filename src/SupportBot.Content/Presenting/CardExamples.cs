using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Messages that together draw every card, every part of each and every entry of the content.</summary>
public static class CardExamples
{
    public static IEnumerable<Message> Of(Catalog catalog)
    {
        var asked = catalog.Questions.Take(catalog.Matching.MaxQuestions).Select(question => $"{question.Id}.{question.Choices[0].Id}").ToArray();
        return Guide(catalog).Concat(Choosing(catalog, asked)).Concat(Records(asked)).Concat(About(catalog)).Concat(Crisis(catalog));
    }

    private static IEnumerable<Message> Guide(Catalog catalog)
    {
        string[] all = [.. catalog.Modalities];
        foreach (var open in new string[][] { [], ["true"] })
        {
            yield return Card(CardIds.Welcome, ("open", open));
            yield return Card(CardIds.Menu, ("open", open));
            yield return Card(CardIds.Comparison, ("modalities", all), ("open", open));
        }

        foreach (var left in all)
            yield return Card(CardIds.Comparison, ("modalities", [.. all.Where(modality => modality != left)]));
        foreach (var modality in all)
            yield return Card(CardIds.Modality, ("modality", [modality]));
    }

    private static IEnumerable<Message> Choosing(Catalog catalog, string[] asked)
    {
        foreach (var question in catalog.Questions)
        {
            yield return Card(CardIds.Question, ("question", [question.Id]), ("number", ["1"]), ("first", ["true"]));
            yield return Card(CardIds.Question, ("question", [question.Id]), ("number", ["2"]), ("why", ["true"]), ("changing", ["true"]), ("selected", [question.Choices[0].Id]));
        }

        yield return Card(CardIds.Form);
        yield return Card(CardIds.Form, ("selected", asked));
        yield return Card(CardIds.Answers);
        yield return Card(CardIds.Answers, ("answers", [.. asked[1..], catalog.Questions[0].Id]), ("ready", ["true"]));
        yield return Card(CardIds.Answers, ("answers", asked), ("open", ["true"]));
        yield return Card(CardIds.Inferred, ("answers", asked));
        foreach (var outcome in catalog.Outcomes)
            yield return Card(CardIds.Either, ("outcome", [outcome.Id]), ("next", [catalog.Outcomes[0].Id]), ("reasons", asked));
        foreach (var outcome in catalog.Outcomes)
            yield return Card(CardIds.Suggestion, ("outcome", [outcome.Id]), ("next", [outcome.Id]), ("reasons", asked), ("change", [asked[0], asked[1], outcome.Id]));
        foreach (var outcome in catalog.Outcomes)
            yield return Card(CardIds.Suggestion, ("outcome", [outcome.Id]), ("next", [outcome.Id]), ("reasons", asked), ("change", [asked[0], outcome.Id]), ("reminds", ["true"]));
    }

    private static IEnumerable<Message> Records(string[] asked)
    {
        var parts = asked[0].Split('.');
        yield return Card(CardIds.Record, ("question", [parts[0]]), ("choice", [parts[1]]));
        yield return Card(CardIds.Record, ("question", [parts[0]]));
        yield return Card(CardIds.Record, ("answers", [.. asked[1..], parts[0]]));
    }

    private static IEnumerable<Message> About(Catalog catalog)
    {
        yield return Card(CardIds.Person);
        foreach (var entries in catalog.Organisation.Directory.Select(entry => entry.Kind).Chunk(3))
            yield return Card(CardIds.Person, ("entries", entries), ("open", ["true"]));
        foreach (var channel in ChannelNames.All)
        {
            yield return Card(CardIds.Privacy, ("channel", [channel]));
            yield return Card(CardIds.Privacy, ("channel", [channel]), ("reminds", ["true"]));
            yield return Card(CardIds.Forget, ("channel", [channel]));
            yield return Card(CardIds.Forget, ("channel", [channel]), ("reminds", ["true"]));
        }

        yield return Card(CardIds.Feedback);
    }

    private static IEnumerable<Message> Crisis(Catalog catalog)
    {
        yield return Card(CardIds.Crisis, ("asks", ["true"]));
        yield return Card(CardIds.Crisis, ("calm", ["true"]));
        foreach (var country in catalog.Helplines.ByCountry.Values)
        {
            yield return Card(CardIds.Crisis, ("country", [country.Country]));
            foreach (var lines in country.Lines.Select(line => line.Id).Chunk(3))
                yield return Card(CardIds.Crisis, ("country", [country.Country]), ("lines", lines));
        }
    }

    private static Message Card(string id, params ReadOnlySpan<(string Key, string[] Values)> data)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (key, values) in data)
            builder[key] = [.. values];
        return new Message(MessageKind.Card, id) { Data = builder.ToImmutable() };
    }
}
