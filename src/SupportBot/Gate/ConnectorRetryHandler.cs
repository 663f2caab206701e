#if MICROSOFT_BOT_SDK
using Polly;
using Polly.Timeout;

namespace SupportBot.Gate;

/// <summary>
/// Asks a busy connector again as our own client does; Microsoft's does not. What a connector refuses or does not answer in time is an
/// <see cref="HttpRequestException"/> that names no person and no text.
/// </summary>
internal sealed class ConnectorRetryHandler(ConnectorRetry retry) : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = retry.Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        var attempts = new ConnectorAttempts();
        try
        {
            response = await _pipeline.ExecuteAsync(async token => await attempts.SendAsync(() => base.SendAsync(request, token), token), cancellationToken);
        }
        catch (TimeoutRejectedException fault)
        {
            throw new HttpRequestException(attempts.ErrorIfTimeIsUp, $"The connector did not answer {request.Method} in time.", fault);
        }

        if (response.IsSuccessStatusCode)
            return response;
        response.Dispose();
        throw new HttpRequestException($"The connector answered {(int)response.StatusCode} to {request.Method}.", inner: null, response.StatusCode);
    }
}
#endif
