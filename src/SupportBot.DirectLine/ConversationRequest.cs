using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>What a client says when it asks for a token or begins a conversation; everything is optional.</summary>
internal sealed record ConversationRequest(string? UserId, string? UserName, string? Locale, IReadOnlyList<string> TrustedOrigins)
{
    /// <summary>User ids that begin so are never taken from a client's word, only from a secret's holder or a token.</summary>
    public const string ReservedPrefix = "dl_";

    private const int MaxOrigins = 32;
    private const int MaxLocaleLength = 35;

    public bool HasReservedUser => UserId is not null && IsReserved(UserId);

    public static bool IsReserved(string userId) => userId.StartsWith(ReservedPrefix, StringComparison.Ordinal);

    public static ConversationRequest Parse(JsonElement? body)
    {
        if (body is not { } root) return new ConversationRequest(null, null, null, []);
        var user = root.OptionalObject("user");
        return new ConversationRequest(user?.OptionalString("id"), user?.OptionalString("name"), ParseLocale(root), ParseOrigins(root));
    }

    public static string? ParseLocale(JsonElement root)
    {
        var locale = root.OptionalString("locale", MaxLocaleLength);
        return locale is null || locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? locale
            : throw DirectLineException.BadRequest("\"locale\" must be a language tag such as en or pt-BR.");
    }

    private static string[] ParseOrigins(JsonElement root)
    {
        if (!root.TryGetProperty("trustedOrigins", out var list) || list.ValueKind == JsonValueKind.Null) return [];
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxOrigins)
            throw DirectLineException.BadRequest($"\"trustedOrigins\" must be an array of at most {MaxOrigins} origins.");
        var origins = list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : "").ToArray();
        return origins.All(WebOrigin.IsValid)
            ? origins
            : throw DirectLineException.BadRequest("\"trustedOrigins\" must hold origins such as https://hr.example.");
    }
}
