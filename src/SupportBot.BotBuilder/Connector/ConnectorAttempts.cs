namespace SupportBot.BotBuilder.Connector;

/// <summary>Whether a request is with a connector at the moment, over all tries. Between two of them, and while a token is fetched, it has taken nothing.</summary>
internal sealed class ConnectorAttempts
{
    private volatile bool _isUnderWay;

    /// <summary>What stood in the way when the time for all tries has run out.</summary>
    public HttpRequestError ErrorIfTimeIsUp => _isUnderWay ? HttpRequestError.Unknown : HttpRequestError.ConnectionError;

    /// <param name="send">
    /// Gives up a request by itself only where no connection comes about: a client with a <see cref="HttpClient.Timeout"/> of its own would be taken for
    /// that while the connector has the request, and be asked again.
    /// </param>
    /// <exception cref="HttpRequestException">No connection came about in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        _isUnderWay = true;
        try
        {
            var response = await send();
            _isUnderWay = false;
            return response;
        }
        catch (OperationCanceledException late) when (late.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            _isUnderWay = false;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "No connection came about in time.", late);
        }
        catch (HttpRequestException)
        {
            _isUnderWay = false;
            throw;
        }
    }
}
