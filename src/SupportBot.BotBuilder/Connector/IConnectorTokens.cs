namespace SupportBot.BotBuilder.Connector;

/// <summary>Gives the tokens with which the bot answers at connectors.</summary>
internal interface IConnectorTokens
{
    /// <param name="audience">Whom the token is for; null for callers that need none.</param>
    /// <param name="refused">A connector did not accept the last token, so that a kept one will not do.</param>
    /// <returns>A bearer token, or null when none is needed.</returns>
    /// <exception cref="ConnectorException">There is no token to be had.</exception>
    ValueTask<string?> GetAsync(string? audience, bool refused, CancellationToken cancellationToken);
}
