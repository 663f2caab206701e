using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.BotBuilder.Json;

namespace SupportBot.BotBuilder.Schema;

/// <summary>Something that an activity says about itself, such as a mention or the client's country.</summary>
public class Entity
{
    public Entity()
    {
    }

    public Entity(string? type = null) => Type = type;

    public string? Type { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? ExtensionData { get; set; }
}

/// <summary>A part of the text that names somebody, in Teams as <c>&lt;at&gt;Name&lt;/at&gt;</c>.</summary>
public class Mention : Entity
{
    public Mention()
        : base("mention")
    {
    }

    public ChannelAccount? Mentioned { get; set; }

    public string? Text { get; set; }

    /// <returns>Null for entities that are no well-formed mention.</returns>
    internal static Mention? From(Entity entity)
    {
        if (entity is Mention mention) return mention;
        if (!string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase)) return null;
        if (entity.ExtensionData?.GetValueOrDefault("mentioned") is not { ValueKind: JsonValueKind.Object } mentioned) return null;
        return new Mention
        {
            Mentioned = ActivityJson.ReadAccount(mentioned),
            Text = entity.ExtensionData.GetValueOrDefault("text") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null,
        };
    }
}

public static class ActivityExtensions
{
    /// <summary>Takes the bot's own mention out of the text.</summary>
    /// <returns>The text that is left.</returns>
    public static string? RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;
    }

    /// <summary>Takes all mentions of one account out of the text.</summary>
    /// <returns>The text that is left.</returns>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned?.Id == id))
        {
            var written = mention.Text ?? $"<at>{mention.Mentioned?.Name}</at>";
            if (written.Length > 0) activity.Text = activity.Text?.Replace(written, "", StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
