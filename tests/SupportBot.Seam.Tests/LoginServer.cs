using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Web;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Seam.Tests;

/// <summary>
/// Stands for the login service and the managed identities of Azure: what the host would send there ends here. Without a server of its own,
/// because the library that asks for tokens speaks to nothing but https.
/// </summary>
internal sealed class LoginServer : HttpMessageHandler
{
    private readonly ConcurrentQueue<LoginRequest> _requests = [];
    private int _tokens;

    public IReadOnlyList<LoginRequest> Requests => [.. _requests];

    /// <summary>Seconds for which a token is good.</summary>
    public int Lifetime { get; set; } = 3600;

    /// <summary>Answers in the place of the server, when set.</summary>
    public Func<HttpResponseMessage>? Instead { get; set; }

    public static LoginServer Offer(IServiceCollection services)
    {
        var server = new LoginServer();
        services.AddHttpClient("login").ConfigurePrimaryHttpMessageHandler(() => server);
        return server;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        _requests.Enqueue(new LoginRequest(request.RequestUri!, HttpUtility.ParseQueryString(form.Length > 0 ? form : request.RequestUri!.Query)));
        if (Instead is not null) return Instead();
        var number = Interlocked.Increment(ref _tokens);
        var expires = DateTimeOffset.UtcNow.AddSeconds(Lifetime).ToUnixTimeSeconds();
        return Json(HttpStatusCode.OK, $$"""
            {"token_type":"Bearer","expires_in":{{Lifetime}},"expires_on":"{{expires}}","access_token":"token-{{number}}","resource":"any","client_id":"any"}
            """);
    }

    public static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}

internal sealed record LoginRequest(Uri Address, System.Collections.Specialized.NameValueCollection Fields);
