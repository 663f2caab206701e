namespace SupportBot.DirectLine;

/// <summary>Settings of the Direct Line service, as the host binds them from the section <c>DirectLine</c>.</summary>
public sealed class DirectLineOptions
{
    /// <summary>Key that signs tokens: at least 32 random bytes, in base64. Tokens made with another key are refused.</summary>
    public string? SigningKey { get; set; }

    /// <summary>The key before this one, as long as tokens signed with it are about; new tokens are signed with <see cref="SigningKey"/>.</summary>
    public string? PreviousSigningKey { get; set; }

    /// <summary>Secrets that open every conversation, at least 16 characters each. None is needed where anonymous chat is enough.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Origins (<c>https://hr.example</c>) whose pages may call the service and ask for a token without a secret.</summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>Whether a page of the host itself or of a trusted origin may ask for a token without a secret.</summary>
    public bool AllowAnonymous { get; set; } = true;

    /// <summary>Account id of the bot, as activities and tokens name it.</summary>
    public string BotId { get; set; } = "bot";

    /// <summary>Name of the bot, as clients may show it.</summary>
    public string BotName { get; set; } = "Bot";

    /// <summary>How long a token is valid; clients refresh every 15 minutes. From 1 minute to 1 day.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// How long after it has expired a token is still exchanged for a new one, so that a page that slept or was offline goes on with its
    /// conversation. From 0 to 1 day.
    /// </summary>
    public TimeSpan ResumeWindow { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How long after its last activity a conversation is kept. From 1 minute to 365 days.</summary>
    public TimeSpan HistoryWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long a POST waits for the bot's turn before it answers with the id alone; the turn goes on. From 0 to 1 minute.
    /// </summary>
    public TimeSpan TurnWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a turn may take before it is cancelled and told as failed. From 1 second to 1 hour.</summary>
    public TimeSpan TurnTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Largest request body, in bytes. From 1 KB to 1 MB.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>What the person is told when the bot failed on their activity; given the conversation's locale, which may be null.</summary>
    public Func<string?, string>? TurnFailedText { get; set; }

    /// <summary>What the person is told who sends a file, none of which is kept; given the conversation's locale, which may be null.</summary>
    public Func<string?, string> FilesRefusedText { get; set; } = _ => "Files are not taken here, and yours was not kept. Please say it in words.";

    /// <summary>What a client may show that is refused because it asks too much; given null, for nothing was read yet.</summary>
    public Func<string?, string> BusyText { get; set; } = _ => "That was too much at once. Please wait a moment and send it again.";

    /// <summary>Language of the texts above; null where each is in the conversation's.</summary>
    public string? TextLocale { get; set; }

    /// <summary>How much is taken in a minute.</summary>
    public DirectLineLimits Limits { get; } = new();
}
