using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>
/// What a client posted, without all that is not the client's to say: who it is from is checked, and where it belongs (channel, conversation,
/// recipient, service URL, id, time) is written by the service. Files are left behind.
/// </summary>
internal sealed class IncomingActivity
{
    public const string UserRole = "user";

    private const int MaxClientIdLength = 256;
    private const string Attachments = "attachments";

    private static readonly FrozenSet<string> Types =
        FrozenSet.Create(StringComparer.Ordinal, "message", "event", "typing", "messageReaction", "endOfConversation");

    /// <summary>The members that are passed on. Undefined stands for any kind.</summary>
    private static readonly FrozenDictionary<string, JsonValueKind> Members = new Dictionary<string, JsonValueKind>(StringComparer.Ordinal)
    {
        ["text"] = JsonValueKind.String,
        ["textFormat"] = JsonValueKind.String,
        ["localTimestamp"] = JsonValueKind.String,
        ["name"] = JsonValueKind.String,
        ["valueType"] = JsonValueKind.String,
        ["value"] = JsonValueKind.Undefined,
        ["code"] = JsonValueKind.String,
        ["replyToId"] = JsonValueKind.String,
        ["entities"] = JsonValueKind.Array,
        ["reactionsAdded"] = JsonValueKind.Array,
        ["reactionsRemoved"] = JsonValueKind.Array,
        ["channelData"] = JsonValueKind.Object,
        [Attachments] = JsonValueKind.Array,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is passed on of an entity that describes the client: where and how to answer, and nothing of the person's device.</summary>
    private static readonly FrozenSet<string> ClientInfo = FrozenSet.Create(StringComparer.Ordinal, "type", "locale", "country");

    private readonly JsonElement _posted;

    private IncomingActivity(JsonElement posted, string type, bool hasFiles)
    {
        _posted = posted;
        Type = type;
        HasFiles = type == "message" && (hasFiles || (posted.TryGetProperty(Attachments, out var attached) && attached.ValueKind == JsonValueKind.Array && attached.GetArrayLength() > 0));
        HasContent = IsSaid(posted, "text") || (posted.TryGetProperty("value", out var value) && value.ValueKind != JsonValueKind.Null);
        var from = posted.OptionalObject("from");
        FromId = from?.OptionalString("id");
        Locale = ConversationRequest.ParseLocale(posted);
        var clientActivityId = posted.OptionalObject("channelData")?.OptionalString("clientActivityID", MaxClientIdLength);
        ClientActivityId = IsStored ? clientActivityId : null;
    }

    public string Type { get; }

    public string? FromId { get; }

    public string? Locale { get; }

    /// <summary>Id that the client gave to this post, by which it knows its own echo; null where nothing is stored, so that nothing grows.</summary>
    public string? ClientActivityId { get; }

    /// <summary>Whether something was attached, which is not passed on, echoed or stored.</summary>
    public bool HasFiles { get; }

    /// <summary>Whether it says something beside what was attached.</summary>
    public bool HasContent { get; }

    /// <summary>Typing is passed to the bot and then forgotten.</summary>
    public bool IsStored => Type != "typing";

    /// <param name="hasFiles">Whether files came with it, apart from its JSON.</param>
    /// <exception cref="DirectLineException">400: a type that clients do not send, or a member of the wrong type.</exception>
    public static IncomingActivity Parse(JsonElement posted, bool hasFiles = false)
    {
        var type = posted.OptionalString("type") ?? throw DirectLineException.BadRequest("\"type\" is missing.");
        if (!Types.Contains(type))
            throw DirectLineException.BadRequest("\"type\" must be message, event, typing, messageReaction or endOfConversation.");
        foreach (var member in posted.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null
                && Members.TryGetValue(member.Name, out var kind)
                && kind != JsonValueKind.Undefined
                && member.Value.ValueKind != kind)
                throw DirectLineException.BadRequest($"\"{member.Name}\" must be {Name(kind)}.");
        }
        return new IncomingActivity(posted, type, hasFiles);
    }

    /// <summary>The activity as UTF-8 JSON, as it is stored, echoed and given to the bot.</summary>
    public byte[] Write(string id, DateTimeOffset timestamp, DirectLineConversation conversation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.WriteString("id"u8, id);
        writer.WriteString("timestamp"u8, timestamp);
        writer.WriteString("channelId"u8, DirectLineAdapter.ChannelId);
        writer.WriteStartObject("conversation"u8);
        writer.WriteString("id"u8, conversation.Id);
        writer.WriteEndObject();
        writer.WriteStartObject("from"u8);
        writer.WriteString("id"u8, conversation.UserId);
        writer.WriteString("role"u8, UserRole);
        writer.WriteEndObject();
        foreach (var member in _posted.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || !Members.ContainsKey(member.Name) || member.NameEquals(Attachments)) continue;
            if (member.NameEquals("entities"u8)) WriteEntities(writer, member.Value);
            else member.WriteTo(writer);
        }
        if ((Locale ?? conversation.Locale) is { } locale) writer.WriteString("locale"u8, locale);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsSaid(JsonElement posted, string name) =>
        posted.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString());

    private static void WriteEntities(Utf8JsonWriter writer, JsonElement entities)
    {
        writer.WriteStartArray("entities"u8);
        foreach (var entity in entities.EnumerateArray())
        {
            if (IsClientInfo(entity))
                WriteClientInfo(writer, entity);
            else
                entity.WriteTo(writer);
        }
        writer.WriteEndArray();
    }

    private static bool IsClientInfo(JsonElement entity) =>
        entity.ValueKind == JsonValueKind.Object
        && entity.TryGetProperty("type"u8, out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("clientInfo"u8);

    private static void WriteClientInfo(Utf8JsonWriter writer, JsonElement entity)
    {
        writer.WriteStartObject();
        foreach (var member in entity.EnumerateObject())
        {
            if (ClientInfo.Contains(member.Name)) member.WriteTo(writer);
        }
        writer.WriteEndObject();
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Array => "an array",
        _ => "an object",
    };
}
