using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Dialogs;

/// <summary>Makes the engine's event from a channel's activity. Here a person's words are read and left behind.</summary>
public sealed class ActivityTranslator(UtteranceReader reader, Catalog catalog, TimeProvider clock)
{
    /// <summary>Members of a button's data that hold ids; any other text in it may have been typed by the person and is read as their words.</summary>
    private static readonly ImmutableHashSet<string> ButtonMembers = ["intent", "target", "choice", "card"];

    /// <returns>Null when the activity calls for no turn, such as a typing indicator.</returns>
    public UserEvent? Translate(Activity activity, Session session)
    {
        var happened = activity.Type switch
        {
            ActivityTypes.Message => Message(activity, session),
            ActivityTypes.Invoke => BotJson.Read(activity.Value) is { ValueKind: JsonValueKind.Object } value
                && value.TryGetProperty("action", out var action)
                && action.ValueKind == JsonValueKind.Object
                    ? Pressed(action.TryGetProperty("data", out var data) ? data : default, session)
                    : new Chose(clock.GetUtcNow(), Intent.None),
            ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate => new Joined(clock.GetUtcNow()),
            _ => null,
        };
        return happened is null ? null : happened with { ChannelCountry = Country(activity) };
    }

    private UserEvent? Message(Activity activity, Session session)
    {
        var words = Words(activity);
        var value = BotJson.Read(activity.Value);
        if (words.Length == 0)
            return value is { } pressed ? Pressed(pressed, session) : null;

        var reading = reader.Read(words, session);
        if (value is { } sent && RiskIn(sent, session) is { } further && further.Risk.Level > reading.Risk.Level)
            reading = reading with { Risk = further.Risk };
        return new Said(clock.GetUtcNow(), reading);
    }

    private UserEvent Pressed(JsonElement data, Session session)
    {
        if (RiskIn(data, session) is { } atRisk)
            return new Said(clock.GetUtcNow(), atRisk);
        return data.ValueKind == JsonValueKind.Object
            ? new Chose(clock.GetUtcNow(), ReadIntent(Text(data, "intent")), Text(data, "target"), Text(data, "choice"), Number(data, "card"))
            : new Chose(clock.GetUtcNow(), Intent.None);
    }

    /// <returns>The reading of the words in a button's data, or null when they show no sign of risk.</returns>
    private Reading? RiskIn(JsonElement data, Session session)
    {
        var typed = new StringBuilder();
        CollectWords(data, typed);
        return typed.Length > 0 && reader.Read(typed.ToString(), session) is { Risk.Level: not RiskLevel.None } reading ? reading : null;
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

    private static void CollectWords(JsonElement data, StringBuilder words)
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
                foreach (var member in data.EnumerateObject().Where(member => !IsId(member)))
                    CollectWords(member.Value, words);
                break;
        }
    }

    /// <summary>An id of ours is one word; anything longer under the same name was typed.</summary>
    private static bool IsId(JsonProperty member) =>
        ButtonMembers.Contains(member.Name) && (member.Value.ValueKind != JsonValueKind.String || !member.Value.GetString()!.Contains(' ', StringComparison.Ordinal));

    private static Intent ReadIntent(string? name) =>
        name is not null && Enum.TryParse<Intent>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var intent) && Enum.IsDefined(intent)
            ? intent
            : Intent.None;

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
