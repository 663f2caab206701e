using System.Security.Claims;

namespace SupportBot.Gate;

/// <summary>Decides by a request's head who its caller is.</summary>
internal interface ICallers
{
    /// <exception cref="RefusalException">The caller is not allowed.</exception>
    Task<Caller> Admit(HttpContext context);
}

/// <summary>Somebody who may post some activities.</summary>
/// <param name="identity">What is known of the caller; not authenticated when callers need no token.</param>
internal abstract class Caller(ClaimsIdentity identity)
{
    public ClaimsIdentity Identity { get; } = identity;

    /// <summary>Kind of caller, as the protocol names it (<c>urn:botframework:azure</c>).</summary>
    public string? CallerId { get; init; }

    /// <summary>Audience of the tokens with which the bot answers.</summary>
    public string? Audience { get; init; }

    /// <param name="serviceUrl">Where the activity wants its replies; null when it names no place.</param>
    /// <exception cref="RefusalException">The caller may not post this activity.</exception>
    public abstract void Check(string channelId, Uri? serviceUrl);
}
