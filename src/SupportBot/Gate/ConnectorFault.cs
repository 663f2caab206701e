using System.Net;

namespace SupportBot.Gate;

/// <summary>What a fault of sending says about trying again.</summary>
internal static class ConnectorFault
{
    /// <summary>What the connector answered, or null where it did not.</summary>
    public static HttpStatusCode? StatusOf(Exception fault) => (fault as HttpRequestException)?.StatusCode;

    /// <summary>Whether the conversation takes nothing from the bot any more: the person left, blocked it or took the app away.</summary>
    public static bool IsFinal(Exception fault) => StatusOf(fault) is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone;
}
