using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Tests.Tokens;

/// <summary>Publishes OpenID metadata and keys on a free port, as the Bot Framework does.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = [];

    private OpenIdServer(WebApplication app, IEnumerable<TestKey> keys)
    {
        _app = app;
        Keys = [.. keys];
        app.Run(AnswerAsync);
    }

    /// <summary>What is published; a rollover sets others.</summary>
    public IReadOnlyList<TestKey> Keys { get; set; }

    /// <summary>Answers in the place of the server, when set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public string MetadataUrl => Root + "/v1/.well-known/openidconfiguration";

    /// <summary>How often keys were asked for.</summary>
    public int Fetches => _requests.Count(path => path.EndsWith("/keys", StringComparison.Ordinal));

    /// <summary>How often the server was asked for anything.</summary>
    public int Requests => _requests.Count;

    private string Root => _app.Urls.First();

    public static async Task<OpenIdServer> StartAsync(params TestKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new OpenIdServer(builder.Build(), keys);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Answers as the Bot Framework does.</summary>
    public Task PublishAsync(HttpContext context)
    {
        var document = context.Request.Path == "/keys"
            ? new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)key.Jwk)]) }
            : new JsonObject
            {
                ["issuer"] = "https://api.botframework.com",
                ["authorization_endpoint"] = "https://invalid.botframework.com",
                ["jwks_uri"] = Root + "/keys",
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(document.ToJsonString());
    }

    private Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(context.Request.Path);
        return (Instead ?? PublishAsync)(context);
    }
}
