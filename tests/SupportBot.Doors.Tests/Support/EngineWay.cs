using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Doors.Tests.Support;

/// <summary>No door at all: the engine and the presenter, as a person at a door of this kind must find them.</summary>
internal sealed class EngineWay(SupportContent content, TimeProvider clock, ChannelKind channel, string? country) : Way
{
    private readonly Conversationalist _person = new(content) { Channel = channel };
    private readonly List<string?> _answered = [];

    public Turn Last => _person.Last;

    public string? OpenQuestion => _person.Session is { Step: Step.Asking, OpenQuestion: { } open } ? open : null;

    private Surface Surface => new(Cards: true, Execute: channel == ChannelKind.Teams);

    /// <summary>The card that takes the place of an answered one.</summary>
    public string Record(Message message) =>
        JsonNode.Parse(content.Presenter.Record(message, Last.Session, Surface).Span)!.ToJsonString();

    /// <summary>Our Direct Line hears of the country with the first post: a conversation is begun without entities.</summary>
    protected override Task<IReadOnlyList<Heard>> JoinAsync() =>
        HappenAsync(new Joined(clock.GetUtcNow()), channel == ChannelKind.WebChat ? null : country);

    protected override async Task<IReadOnlyList<Heard>> SayAsync(string text)
    {
        var heard = await HappenAsync(new Said(clock.GetUtcNow(), content.Reader.Read(text, _person.Session)), country);
        _answered.Add(Last.Messages.FirstOrDefault(message => message.Id == PhraseIds.Reflect)?.Ids("question")[0]);
        return heard;
    }

    protected override Task<IReadOnlyList<Heard>> SendAsync(JsonObject data)
    {
        var intent = Enum.Parse<Intent>(Text(data, "intent")!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        return HappenAsync(intent == Intent.SubmitForm ? Submitted(data) : Pressed(intent, data), country);
    }

    protected override Task<IReadOnlyList<Heard>> EditAsync(int message, string text)
    {
        var question = _answered[message - 1];
        var then = question is null ? _person.Session : _person.Session with { OpenQuestion = question };
        return HappenAsync(new Edited(clock.GetUtcNow(), content.Reader.Read(text, then), question), country);
    }

    protected override Task<IReadOnlyList<Heard>> DeleteAsync(int message) =>
        HappenAsync(new Deleted(clock.GetUtcNow(), _answered[message - 1]), country);

    private Task<IReadOnlyList<Heard>> HappenAsync(UserEvent happened, string? reported)
    {
        _person.ChannelCountry = reported;
        _person.Happen(happened);
        return Task.FromResult<IReadOnlyList<Heard>>([.. Last.Messages.Select(Present)]);
    }

    private Chose Pressed(Intent intent, JsonObject data) =>
        new(clock.GetUtcNow(), intent, Text(data, "target"), Text(data, "choice"), Card(data));

    private Submitted Submitted(JsonObject data)
    {
        var answers = data.Where(member => member.Key is not ("intent" or "card"))
            .ToImmutableSortedDictionary(member => member.Key, member => member.Value!.GetValue<string>(), StringComparer.Ordinal);
        return new Submitted(clock.GetUtcNow(), answers) { Card = Card(data) };
    }

    private Heard Present(Message message)
    {
        var presented = content.Presenter.Present(message, Last.Session, Surface);
        return presented.Card is { } card
            ? Heard.Drawn(JsonNode.Parse(card.Span)!, presented.Speak)
            : Heard.Words(presented.Text, presented.Speak);
    }

    private static string? Text(JsonObject data, string name) => data[name]?.GetValue<string>();

    private static int Card(JsonObject data) => data["card"]!.GetValue<int>();
}
