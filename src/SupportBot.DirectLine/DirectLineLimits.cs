namespace SupportBot.DirectLine;

/// <summary>
/// What is taken in a minute before the answer is 429. As much may come at once; then it is given back evenly. A conversation that runs is never
/// held back for its address, which an office may share.
/// </summary>
public sealed class DirectLineLimits
{
    /// <summary>Activities and uploads of one conversation, from all its pages. From 60.</summary>
    public int PostsPerConversation { get; set; } = 240;

    /// <summary>Activities and uploads of one user whom a secret's holder named, over all conversations. From 60.</summary>
    public int PostsPerUser { get; set; } = 480;

    /// <summary>Requests of any kind for one conversation; a page that polls makes one a second. From 600.</summary>
    public int RequestsPerConversation { get; set; } = 6000;

    /// <summary>Tokens asked for without a secret, and apart from these wrong tokens and secrets, from one address (of IPv6, its first 64 bits).</summary>
    public int StrangersPerAddress { get; set; } = 600;
}
