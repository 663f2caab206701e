using System.Text.Json;

namespace SupportBot.Gate;

/// <summary>What a JSON body must hold to be an activity that the bot can answer.</summary>
internal static class ActivityRules
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

#if MICROSOFT_BOT_SDK
    // Microsoft's adapter makes a connector for every turn, also where the replies go into the response.
    private const bool ExpectRepliesNeedsServiceUrl = true;
#else
    private const bool ExpectRepliesNeedsServiceUrl = false;
#endif

    /// <exception cref="RefusalException">The bytes are not JSON, nested too deep, or name a member twice.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Strict);
        }
        catch (JsonException exception)
        {
            throw RefusalException.BadSyntax(exception.LineNumber is { } line
                ? $"The body is not JSON: line {line + 1}, byte {exception.BytePositionInLine + 1}."
                : "The body names a member twice.");
        }
    }

    /// <exception cref="RefusalException">A member is missing or has the wrong type.</exception>
    public static void Check(JsonElement activity)
    {
        if (ActivityShape.Fault(activity) is { } fault) throw RefusalException.BadSyntax(fault);
        var type = Required(activity, "type");
        Required(activity, "channelId");
        Segment(Required(activity, "conversation", "id"), "conversation.id");
        Segment(Optional(activity, "id"), "id");
        if (type is "message" or "invoke" or "messageUpdate" or "messageDelete") Required(activity, "from", "id");
        if (type is "messageUpdate" or "messageDelete") Required(activity, "id");
        CheckServiceUrl(activity);
    }

    private static void CheckServiceUrl(JsonElement activity)
    {
        var url = Optional(activity, "serviceUrl");
        if (string.IsNullOrEmpty(url) && !ExpectRepliesNeedsServiceUrl && Optional(activity, "deliveryMode") == "expectReplies") return;
        url = Required(activity, "serviceUrl");
        var isWeb = Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        if (!isWeb || uri!.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw RefusalException.BadSyntax("serviceUrl must be an absolute http or https URL without user, query or fragment.");
        }
    }

    private static string Required(JsonElement activity, params ReadOnlySpan<string> path)
    {
        var value = activity;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) value = default;
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw RefusalException.BadSyntax($"{string.Join('.', path)} is missing or empty.");
    }

    private static string? Optional(JsonElement activity, string name) =>
        activity.TryGetProperty(name, out var value) ? value.GetString() : null;

    /// <summary>Ids become segments of the connector's address, where dots would mean another place.</summary>
    private static void Segment(string? id, string name)
    {
        if (id is "." or "..") throw RefusalException.BadSyntax($"{name} is not an id.");
    }
}
