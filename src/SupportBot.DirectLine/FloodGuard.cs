using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Keeps to <see cref="DirectLineLimits"/>; each check counts, and throws 429 with the time to wait.</summary>
internal sealed class FloodGuard(IOptions<DirectLineOptions> options, TimeProvider time) : IDisposable
{
    private const int SubnetBytes = 8;
    private const int UploadsAtOnce = 4;

    private readonly Allowance _posts = new(options.Value.Limits.PostsPerConversation, time);
    private readonly Allowance _users = new(options.Value.Limits.PostsPerUser, time);
    private readonly Allowance _requests = new(options.Value.Limits.RequestsPerConversation, time);
    private readonly Allowance _visitors = new(options.Value.Limits.StrangersPerAddress, time);
    private readonly Allowance _guesses = new(options.Value.Limits.StrangersPerAddress, time);

    private readonly PartitionedRateLimiter<string> _uploads = PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions { PermitLimit = UploadsAtOnce }), StringComparer.Ordinal);

    /// <returns>Holds the place of an upload that runs until it is disposed of.</returns>
    public IDisposable BeginUpload(string conversationId)
    {
        var place = _uploads.AttemptAcquire(conversationId);
        if (place.IsAcquired) return place;
        place.Dispose();
        throw DirectLineException.TooMany(TimeSpan.FromSeconds(1));
    }

    public void CheckRequest(string conversationId) => Check(_requests, conversationId);

    public void CheckPost(string conversationId, DirectLineToken? token)
    {
        Check(_posts, conversationId);
        // Anybody can claim the id of another, and could use up what that one may post.
        if (token is { IsVouchedFor: true, UserId: { } user }) Check(_users, user);
    }

    /// <summary>Somebody asks for a token without a secret.</summary>
    public void CheckVisitor(HttpRequest request) => Check(_visitors, SourceOf(request));

    /// <summary>Somebody came with a wrong token or secret. Neighbours at the same address who ask for a token are not held back by it.</summary>
    public void CheckGuess(HttpRequest request) => Check(_guesses, SourceOf(request));

    public void Dispose() => _uploads.Dispose();

    private static void Check(Allowance allowance, string key)
    {
        if (allowance.Take(key) is var wait && wait > TimeSpan.Zero) throw DirectLineException.TooMany(wait);
    }

    /// <summary>One household or office has a whole subnet of IPv6 addresses.</summary>
    private static string SourceOf(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes(), 0, SubnetBytes),
        var address => address.ToString(),
    };
}
