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
    /// <summary>Members of a button's data; any other text in it was typed by the person and is read as their words.</summary>
    private static readonly ImmutableHashSet<string> ButtonMembers = ["intent", "target", "choice", "card", "msteams", "action"];

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
        if (words.Length == 0)
            return BotJson.Read(activity.Value) is { } value ? Pressed(value, session) : null;
        return new Said(clock.GetUtcNow(), reader.Read(words, session));
    }

    private UserEvent Pressed(JsonElement data, Session session)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return new Chose(clock.GetUtcNow(), Intent.None);

        var typed = Typed(data);
        if (typed.Length > 0 && reader.Read(typed, session) is { Risk.Level: not RiskLevel.None } atRisk)
            return new Said(clock.GetUtcNow(), atRisk);

        return new Chose(clock.GetUtcNow(), ReadIntent(Text(data, "intent")), Text(data, "target"), Text(data, "choice"), Number(data, "card"));
    }

    /// <summary>What the person wrote, without the mention of the bot that group chats put in front.</summary>
    internal static string Words(Activity activity)
    {
        var text = activity.Text ?? "";
        for (var start = text.IndexOf("<at>", StringComparison.Ordinal); start >= 0; start = text.IndexOf("<at>", StringComparison.Ordinal))
        {
            var end = text.IndexOf("</at>", start, StringComparison.Ordinal);
            if (end < 0)
                break;
            text = text.Remove(start, end + "</at>".Length - start);
        }

        return text.Trim();
    }

    private static string Typed(JsonElement data)
    {
        var typed = new StringBuilder();
        foreach (var member in data.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && !ButtonMembers.Contains(member.Name))
                typed.AppendLine(member.Value.GetString());
        }

        return typed.ToString();
    }

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
