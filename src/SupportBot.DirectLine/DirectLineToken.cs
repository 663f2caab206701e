namespace SupportBot.DirectLine;

/// <summary>What a token says: which conversation it opens and for whom.</summary>
/// <param name="UserId">Null while nobody has said who the person is; then the service makes an id when the conversation begins.</param>
/// <param name="TrustedOrigins">When not empty, the only foreign origins from which the token may be used.</param>
/// <param name="IsVouchedFor">Whether the holder of a secret said who the person is.</param>
internal sealed record DirectLineToken(
    string ConversationId,
    string? UserId,
    string? UserName,
    string? Locale,
    IReadOnlyList<string> TrustedOrigins,
    bool IsVouchedFor = false);

internal sealed record IssuedToken(string Value, int ExpiresIn);

/// <summary>What a token is shown for.</summary>
internal enum TokenUse
{
    /// <summary>To read and to post.</summary>
    Converse,

    /// <summary>For a token of its own that stands in an address, where others may come to see it: it opens a stream and nothing else.</summary>
    Stream,

    /// <summary>To go on with a conversation: the one use for which a token is good for a while after it has expired.</summary>
    Resume,
}
