using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.BotBuilder.Schema;

/// <summary>
/// A message or an event between a channel and a bot. <see cref="Value"/> and <see cref="ChannelData"/> of an incoming activity hold JSON;
/// members without a property are kept and written again.
/// </summary>
public class Activity :
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    ITypingActivity,
    IConversationUpdateActivity,
    IInstallationUpdateActivity,
    IInvokeActivity,
    IEventActivity,
    IEndOfConversationActivity
{
    public const string ContentType = "application/vnd.microsoft.activity";

    public string? Type { get; set; }

    public string? Id { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public DateTimeOffset? LocalTimestamp { get; set; }

    public string? LocalTimezone { get; set; }

    public string? ServiceUrl { get; set; }

    public string? ChannelId { get; set; }

    public ChannelAccount? From { get; set; }

    public ConversationAccount? Conversation { get; set; }

    public ChannelAccount? Recipient { get; set; }

    public string? TextFormat { get; set; }

    public string? AttachmentLayout { get; set; }

    public IList<ChannelAccount>? MembersAdded { get; set; }

    public IList<ChannelAccount>? MembersRemoved { get; set; }

    public string? Locale { get; set; }

    public string? Text { get; set; }

    public string? Speak { get; set; }

    public string? InputHint { get; set; }

    public SuggestedActions? SuggestedActions { get; set; }

    public IList<Attachment>? Attachments { get; set; }

    public IList<Entity>? Entities { get; set; }

    public object? ChannelData { get; set; }

    public string? Action { get; set; }

    public string? ReplyToId { get; set; }

    public string? ValueType { get; set; }

    public object? Value { get; set; }

    public string? Name { get; set; }

    public ConversationReference? RelatesTo { get; set; }

    public string? Code { get; set; }

    public string? DeliveryMode { get; set; }

    /// <summary>Set by the adapter from the authenticated caller; never read from or written to JSON that others send or get.</summary>
    [JsonIgnore]
    public string? CallerId { get; set; }

    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? ExtensionData { get; set; }

    public static IMessageActivity CreateMessageActivity() =>
        new Activity { Type = ActivityTypes.Message, Attachments = [], Entities = [] };

    public static ITypingActivity CreateTypingActivity() => new Activity { Type = ActivityTypes.Typing };

    /// <summary>A message back to the sender, in the same conversation.</summary>
    public Activity CreateReply(string? text = null, string? locale = null)
    {
        var reply = new Activity
        {
            Type = ActivityTypes.Message,
            Timestamp = DateTimeOffset.UtcNow,
            Text = text ?? "",
            Attachments = [],
            Entities = [],
        }.ApplyConversationReference(GetConversationReference());
        reply.Locale = locale ?? Locale;
        return reply;
    }

    public IMessageActivity? AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    public IConversationUpdateActivity? AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    public IInstallationUpdateActivity? AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    public IInvokeActivity? AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    public IEventActivity? AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || Attachments is { Count: > 0 } || Value is not null || ChannelData is not null;

    public Mention[] GetMentions() => Entities is null ? [] : [.. Entities.Select(Mention.From).OfType<Mention>()];

    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = NamesAnActivityToReplyTo ? Id : null,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        if (isIncoming)
        {
            (From, Recipient, Id) = (reference.User, reference.Bot, reference.ActivityId ?? Id);
        }
        else
        {
            (From, Recipient, ReplyToId) = (reference.Bot, reference.User, reference.ActivityId ?? ReplyToId);
        }

        return this;
    }

    /// <summary>True for the type itself and for its subtypes ("message/…").</summary>
    protected bool IsActivity(string activityType)
    {
        ArgumentNullException.ThrowIfNull(activityType);
        return Type is not null
            && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
            && (Type.Length == activityType.Length || Type[activityType.Length] == '/');
    }

    // Direct Line's update about members has an id of no activity that a client has seen.
    private bool NamesAnActivityToReplyTo =>
        !string.Equals(Type, ActivityTypes.ConversationUpdate, StringComparison.OrdinalIgnoreCase)
        || (!string.Equals(ChannelId, Connector.Channels.Directline, StringComparison.OrdinalIgnoreCase)
            && !string.Equals(ChannelId, Connector.Channels.Webchat, StringComparison.OrdinalIgnoreCase));
}
