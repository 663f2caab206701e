using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Dialogs;

/// <summary>Makes the engine's event from a channel's activity. Here a person's words are read and left behind.</summary>
/// <param name="reminders">Null where nobody is reminded of anything.</param>
public sealed class ActivityTranslator(UtteranceReader reader, Catalog catalog, TimeProvider clock, ReminderSettings? reminders = null)
{
    /// <summary>Stands for an id that names nothing, so that what a client sends in its place goes no further.</summary>
    private const string UnknownId = "unknown";

    private readonly ImmutableHashSet<string> _ids =
    [
        .. catalog.Modalities, .. catalog.Explanations, .. catalog.Outcomes.Select(outcome => outcome.Id),
        .. catalog.Questions.Select(question => question.Id),
        .. catalog.Questions.SelectMany(question => question.Choices).Select(choice => choice.Id),
    ];

    /// <returns>Null when the activity calls for no turn, such as a typing indicator.</returns>
    public UserEvent? Translate(Activity activity, StoredSession stored)
    {
        var session = ConversationEngine.Aged(stored.Session, clock.GetUtcNow());
        var happened = activity.Type switch
        {
            ActivityTypes.Message => Message(activity, session),
            ActivityTypes.MessageUpdate => Edit(activity, session, ConversationKey.QuestionAnsweredBy(activity.Id, stored)),
            ActivityTypes.MessageDelete => new Deleted(clock.GetUtcNow(), ConversationKey.QuestionAnsweredBy(activity.Id, stored)),
            ActivityTypes.Invoke when MessageFeedback.Of(activity) is { } feedback => Judged(feedback, session),
            ActivityTypes.Invoke => BotJson.Read(activity.Value) is { ValueKind: JsonValueKind.Object } value
                && value.TryGetProperty("action", out var action)
                && action.ValueKind == JsonValueKind.Object
                    ? Pressed(action.TryGetProperty("data", out var data) ? data : default, session)
                    : new Chose(clock.GetUtcNow(), Intent.None),
            ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => new Joined(clock.GetUtcNow()),
            _ => null,
        };
        return happened is null ? null : happened with
        {
            ChannelCountry = Country(activity),
            Channel = OwnDirectLine.KindOf(activity),
            CanRemind = reminders is { AreOffered: true } && ReminderReference.CanBeMadeOf(activity),
            Offset = activity.LocalTimestamp?.Offset,
        };
    }

    /// <summary>Makes the event that safety reads where the conversation belongs to another bot, whose buttons and forms name nothing of ours.</summary>
    /// <returns>Null when there is nothing to read, such as in a sign-in.</returns>
    public UserEvent? TranslateForeign(Activity activity, StoredSession stored)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.Invoke))
            return null;
        if (activity.Type != ActivityTypes.Invoke || activity.Name == "adaptiveCard/action")
            return Translate(activity, stored);
        var session = ConversationEngine.Aged(stored.Session, clock.GetUtcNow());
        return BotJson.Read(activity.Value) is { } value && Typed(value, session) is { Risk.Level: >= RiskLevel.Implied } reading
            ? new Said(clock.GetUtcNow(), reading) { ChannelCountry = Country(activity), Channel = OwnDirectLine.KindOf(activity) }
            : null;
    }

    /// <returns>Whether an activity by itself tells of danger, plainly or not.</returns>
    public bool IsSign(Activity activity) => TranslateForeign(activity, new StoredSession(new Session { Locale = catalog.Locale }, 0, [])) switch
    {
        Said said => said.Reading.Risk.Level >= RiskLevel.Implied,
        Edited edited => edited.Reading.Risk.Level >= RiskLevel.Implied,
        Submitted { Reading: { } reading } => reading.Risk.Level >= RiskLevel.Implied,
        _ => false,
    };

    private UserEvent? Message(Activity activity, Session session)
    {
        var words = Words(activity);
        var value = BotJson.Read(activity.Value);
        if (words.Length == 0)
            return value is { } pressed ? Pressed(pressed, session) : null;

        return new Said(clock.GetUtcNow(), Read(words, value, session));
    }

    /// <summary>The new words of a changed message mean what they would have meant where the message was written.</summary>
    private Edited? Edit(Activity activity, Session session, string? question)
    {
        var words = Words(activity);
        if (words.Length == 0)
            return null;
        var then = question is null ? session : session with { OpenQuestion = question };
        return new Edited(clock.GetUtcNow(), Read(words, BotJson.Read(activity.Value), then), question);
    }

    private Reading Read(string words, JsonElement? value, Session session)
    {
        var reading = reader.Read(words, session);
        if (value is not { } sent || Typed(sent, session) is not { } further)
            return reading;
        var worse = further.Risk.Level > reading.Risk.Level ? further.Risk : reading.Risk;
        return reading with
        {
            Risk = worse with { MentionsMeans = reading.Risk.MentionsMeans || further.Risk.MentionsMeans },
            IsMinor = reading.IsMinor || further.IsMinor,
        };
    }

    private UserEvent Pressed(JsonElement data, Session session)
    {
        var at = clock.GetUtcNow();
        var typed = Typed(data, session);
        if (data.ValueKind == JsonValueKind.Object && ReadIntent(Text(data, "intent")) == Intent.SubmitForm)
            return new Submitted(at, Choices(data), typed) { Card = Number(data, "card") };
        if (IsTelling(typed))
            return new Said(at, typed!);
        return data.ValueKind == JsonValueKind.Object
            ? new Chose(at, ReadIntent(Text(data, "intent")), Id(data, "target"), Id(data, "choice"), Number(data, "card"))
            : new Chose(at, Intent.None);
    }

    /// <summary>What somebody wrote with a thumb matters when it tells of danger; for anything else the thumb says enough.</summary>
    private UserEvent Judged(MessageFeedback feedback, Session session)
    {
        var typed = Typed(feedback.Note, session);
        return IsTelling(typed) ? new Said(clock.GetUtcNow(), typed!) : new Rated(clock.GetUtcNow(), feedback.Helped);
    }

    private static bool IsTelling(Reading? typed) => typed is { Risk.Level: not RiskLevel.None } or { Risk.MentionsMeans: true };

    /// <returns>The answers that a form holds, by question; what is no choice of its question is left out.</returns>
    private ImmutableSortedDictionary<string, string> Choices(JsonElement form)
    {
        var choices = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var member in form.EnumerateObject().Where(IsChoice))
            choices[member.Name] = member.Value.GetString()!;
        return choices.ToImmutable();
    }

    private bool IsChoice(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String && catalog.FindQuestion(member.Name)?.Find(member.Value.GetString()) is not null;

    /// <returns>The reading of the words in a button's data, or null when there are none.</returns>
    private Reading? Typed(JsonElement data, Session session)
    {
        var typed = new StringBuilder();
        CollectWords(data, typed);
        return typed.ToString() is var words && !string.IsNullOrWhiteSpace(words) ? reader.Read(words, session) : null;
    }

    /// <summary>
    /// What the person wrote, without the mention of the bot that group chats put in front. Only what the channel names as that mention is
    /// taken out: everything else that a person may have written is read.
    /// </summary>
    internal static string Words(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity?.Type == "mention" && BotJson.Read(entity) is { } mention && Names(mention, activity.Recipient?.Id) && Text(mention, "text") is { } written)
                text = text.Replace(written, "", StringComparison.Ordinal);
        }

        return text.Trim();
    }

    private static bool Names(JsonElement mention, string? account) =>
        account is not null && mention.TryGetProperty("mentioned", out var mentioned) && mentioned.ValueKind == JsonValueKind.Object && Text(mentioned, "id") == account;

    private void CollectWords(JsonElement data, StringBuilder words)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.String:
                words.AppendLine(data.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var item in data.EnumerateArray())
                    CollectWords(item, words);
                break;
            case JsonValueKind.Object:
                foreach (var member in data.EnumerateObject().Where(member => !IsId(member) && !IsChoice(member)))
                    CollectWords(member.Value, words);
                break;
        }
    }

    /// <summary>Only what names something of ours is an id; any other text in a button's data may have been typed and is read as words.</summary>
    private bool IsId(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String && member.Name switch
    {
        "intent" => ReadIntent(member.Value.GetString()) != Intent.None,
        "target" or "choice" => IsKnown(member.Value.GetString()!),
        _ => false,
    };

    private static Intent ReadIntent(string? name) =>
        name is not null && Enum.TryParse<Intent>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var intent) && Enum.IsDefined(intent)
            ? intent
            : Intent.None;

    private string? Id(JsonElement data, string name) =>
        Text(data, name) is { } id ? IsKnown(id) ? id : UnknownId : null;

    private bool IsKnown(string id) => _ids.Contains(id) || id.Split('.').All(_ids.Contains);

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static int? Number(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The country that the client reports; the locale's region counts only where the organisation names none, because many people keep a foreign one.</summary>
    private string? Country(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity?.Type == "clientInfo" && BotJson.Read(entity) is { } info && Text(info, "country") is { } reported && IsCountry(reported))
                return reported.ToUpperInvariant();
        }

        if (catalog.Organisation.Country is null && activity.Locale is { } locale && locale.LastIndexOf('-') is > 0 and var dash)
        {
            var region = locale[(dash + 1)..];
            if (IsCountry(region))
                return region.ToUpperInvariant();
        }

        return null;
    }

    private static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetter);
}
