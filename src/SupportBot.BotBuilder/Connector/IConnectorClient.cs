using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Connector;

/// <summary>A channel's connector, through which activities reach a conversation.</summary>
public interface IConnectorClient : IDisposable
{
    Uri BaseUri { get; set; }

    /// <summary>Sends an activity to its conversation, as a reply where it has a reply id.</summary>
    /// <exception cref="ConnectorException">The connector did not take it.</exception>
    internal Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <exception cref="ConnectorException">The connector did not take it.</exception>
    internal Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken);

    /// <exception cref="ConnectorException">The connector did not take it.</exception>
    internal Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellationToken);
}

/// <summary>A connector did not take an activity. The message names no person, no conversation and no text.</summary>
internal sealed class ConnectorException(
    string message, System.Net.HttpStatusCode? statusCode = null, Exception? inner = null, HttpRequestError error = HttpRequestError.Unknown)
    : HttpRequestException(error, message, inner, statusCode);
