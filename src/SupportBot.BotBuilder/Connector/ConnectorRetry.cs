using System.Globalization;
using System.Net;
using Polly;
using Polly.Retry;

namespace SupportBot.BotBuilder.Connector;

/// <summary>How often and how long a connector is asked again.</summary>
/// <param name="Tries">Tries in all.</param>
/// <param name="Delay">Wait before the second try where the connector names none; doubled after each.</param>
/// <param name="Total">Time for all tries together.</param>
internal sealed record ConnectorRetry(int Tries, TimeSpan Delay, TimeSpan Total)
{
    public static ConnectorRetry Default { get; } = new(3, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Asks again only where the connector has not taken the activity: it refused the connection or answered 429, 502 or 503. After a
    /// hang or a broken answer it may have taken it, so asking again could send it twice.
    /// </summary>
    public ResiliencePipeline<HttpResponseMessage> Build() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = Clock }
        .AddTimeout(Total)
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Tries - 1,
            Delay = Delay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(MayAskAgain(arguments.Outcome)),
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
        })
        .Build();

    private bool MayAskAgain(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException exception } =>
            exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        { Result: { } response } => IsBusy(response.StatusCode) && !(RetryAfter(response) >= Total),
        _ => false,
    };

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable;

    private static TimeSpan? RetryAfter(HttpResponseMessage? response)
    {
        if (response is null || !response.Headers.TryGetValues("Retry-After", out var values)) return null;
        var value = values.First();
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (response.Headers.RetryAfter?.Date is not { } date || response.Headers.Date is not { } now) return null;
        return date > now ? date - now : TimeSpan.Zero;
    }
}
