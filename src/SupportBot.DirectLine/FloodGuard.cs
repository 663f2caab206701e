using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Keeps to <see cref="DirectLineLimits"/>; each check counts, and throws 429 with the time to wait.</summary>
internal sealed class FloodGuard(IOptions<DirectLineOptions> options) : IDisposable
{
    private const int SubnetBytes = 8;
    private const int UploadsAtOnce = 4;

    private readonly PartitionedRateLimiter<string> _posts = PerMinute(options.Value.Limits.PostsPerConversation);
    private readonly PartitionedRateLimiter<string> _users = PerMinute(options.Value.Limits.PostsPerUser);
    private readonly PartitionedRateLimiter<string> _requests = PerMinute(options.Value.Limits.RequestsPerConversation);
    private readonly PartitionedRateLimiter<string> _strangers = PerMinute(options.Value.Limits.StrangersPerAddress);

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

    public void CheckStranger(HttpRequest request) => Check(_strangers, SourceOf(request.HttpContext.Connection.RemoteIpAddress));

    public void Dispose()
    {
        _posts.Dispose();
        _uploads.Dispose();
        _users.Dispose();
        _requests.Dispose();
        _strangers.Dispose();
    }

    private static void Check(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
            throw DirectLineException.TooMany(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    private static PartitionedRateLimiter<string> PerMinute(int limit)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit,
            TokensPerPeriod = Math.Max(1, limit / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(limit < 60 ? 60.0 / limit : 1),
        };
        return PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => bucket), StringComparer.Ordinal);
    }

    /// <summary>One household or office has a whole subnet of IPv6 addresses.</summary>
    private static string SourceOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, SubnetBytes),
        _ => address.ToString(),
    };
}
