namespace SupportBot.DirectLine;

/// <summary>What a token says: which conversation it opens and for whom.</summary>
/// <param name="UserId">Null while nobody has said who the person is; then the service makes an id when the conversation begins.</param>
/// <param name="TrustedOrigins">When not empty, the only foreign origins from which the token may be used.</param>
internal sealed record DirectLineToken(
    string ConversationId,
    string? UserId,
    string? UserName,
    string? Locale,
    IReadOnlyList<string> TrustedOrigins);

internal sealed record IssuedToken(string Value, int ExpiresIn);
