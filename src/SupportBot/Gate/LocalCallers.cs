using System.Security.Claims;
using SupportBot.Gate.Tokens;

namespace SupportBot.Gate;

/// <summary>
/// Who may post without a token: in Development, callers on this machine that are answered on this machine. A page in a browser (another
/// Host), a proxy (forwarded headers) and a service URL elsewhere are all turned away.
/// </summary>
internal sealed class LocalCallers(IHostEnvironment environment) : ICallers
{
    private const string Elsewhere = $"{ChannelSettings.AppIdKey} is not set, so {MessagesGate.Path} answers only ";

    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-", "X-Original-", "X-Real-IP"];

    public Task<Caller> Admit(HttpContext context)
    {
        if (!environment.IsDevelopment())
        {
            throw RefusalException.Forbidden(
                Elsewhere + "in Development. To try it on this machine set ASPNETCORE_ENVIRONMENT=Development; people use Direct Line.");
        }

        if (context.Connection.RemoteIpAddress is not { } address || !Loopback.Is(address))
        {
            throw RefusalException.Forbidden(Elsewhere + "callers on this machine. Call it from here, at localhost.");
        }

        if (!Loopback.Is(context.Request.Host.Host))
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

        return Task.FromResult<Caller>(new LocalCaller());
    }

    private static bool ComesFromAProxy(string header) =>
        Array.Exists(ProxyHeaders, name => header.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private sealed class LocalCaller() : Caller(new ClaimsIdentity())
    {
        public override void Check(string channelId, Uri? serviceUrl)
        {
            if (serviceUrl is not null && !Loopback.Is(serviceUrl.DnsSafeHost))
            {
                throw RefusalException.Forbidden(Elsewhere + "to service URLs on this machine. Send a serviceUrl at localhost.");
            }
        }
    }
}
