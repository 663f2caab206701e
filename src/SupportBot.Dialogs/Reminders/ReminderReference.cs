using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs;

/// <summary>
/// What it takes to write to a person of whom nothing else is known: ids of the channel and where it takes messages. No name, and nothing that
/// leads to a directory of people.
/// </summary>
public sealed record ReminderReference(string ServiceUrl, string Conversation, string? Tenant, string? User, string? Bot)
{
    /// <summary>Only a personal chat in Teams is written to later.</summary>
    public static bool CanBeMadeOf(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity is { ChannelId: Channels.Msteams, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 } && ConversationKey.IsPersonal(activity.Conversation);
    }

    /// <returns>JSON in UTF-8.</returns>
    internal static ReadOnlyMemory<byte> Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(
        new ReminderReference(activity.ServiceUrl!, activity.Conversation!.Id!, activity.Conversation.TenantId, activity.From?.Id, activity.Recipient?.Id),
        ReminderJson.Default.ReminderReference);

    /// <returns>Null when the bytes are no reference.</returns>
    public static ReminderReference? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, ReminderJson.Default.ReminderReference) is { ServiceUrl.Length: > 0, Conversation.Length: > 0 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public ConversationReference ToConversation() => new()
    {
        ChannelId = Channels.Msteams,
        ServiceUrl = ServiceUrl,
        Conversation = new ConversationAccount { Id = Conversation, ConversationType = "personal", TenantId = Tenant },
        User = new ChannelAccount { Id = User },
        Bot = new ChannelAccount { Id = Bot },
    };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReminderReference))]
internal sealed partial class ReminderJson : JsonSerializerContext;
