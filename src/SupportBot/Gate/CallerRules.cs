using System.Net;
using System.Text.Json;

namespace SupportBot.Gate;

/// <summary>
/// Who may post without a token: in Development, callers on this machine that are answered on this machine. A page in a browser (another
/// Host), a proxy (forwarded headers) and a service URL elsewhere are all turned away.
/// </summary>
internal sealed class CallerRules(IHostEnvironment environment)
{
    public const string AppIdKey = "MicrosoftAppId";

    private const string Elsewhere = $"{AppIdKey} is not set, so {MessagesGate.Path} answers only ";

    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-", "X-Original-", "X-Real-IP"];

    /// <exception cref="RefusalException">The caller is not allowed.</exception>
    public void CheckCaller(HttpContext context)
    {
        if (!environment.IsDevelopment())
        {
            throw RefusalException.Forbidden(
                Elsewhere + "in Development. To try it on this machine set ASPNETCORE_ENVIRONMENT=Development; people use Direct Line.");
        }

        if (context.Connection.RemoteIpAddress is not { } address || !IsLoopback(address))
        {
            throw RefusalException.Forbidden(Elsewhere + "callers on this machine. Call it from here, at localhost.");
        }

        if (!IsLoopback(context.Request.Host.Host))
        {
            throw RefusalException.Forbidden(Elsewhere + "at a loopback host. Send the header Host: localhost or 127.0.0.1.");
        }

        if (context.Request.Headers.Keys.FirstOrDefault(ComesFromAProxy) is { } header)
        {
            throw RefusalException.Forbidden(Elsewhere + $"direct calls. The header {header} speaks of a proxy; call without one.");
        }

        if (context.Request.Headers.Authorization.Count > 0)
        {
            throw RefusalException.Unauthorized(Elsewhere + "callers without a token: it could not be checked. Call without the header Authorization.");
        }
    }

    /// <param name="activity">A checked activity.</param>
    /// <exception cref="RefusalException">The activity wants its replies sent to another machine.</exception>
    public static void CheckServiceUrl(JsonElement activity)
    {
        if (!activity.TryGetProperty("serviceUrl", out var value) || value.GetString() is not { Length: > 0 } url) return;
        if (!IsLoopback(new Uri(url).DnsSafeHost))
        {
            throw RefusalException.Forbidden(Elsewhere + "to service URLs on this machine. Send a serviceUrl at localhost.");
        }
    }

    private static bool ComesFromAProxy(string header) =>
        Array.Exists(ProxyHeaders, name => header.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IsLoopback(address));

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
}
