using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Gate.Tokens;

/// <param name="Algorithms">Algorithms in which the key's owner signs, as its metadata say.</param>
/// <param name="Endorsements">Channels that the key may speak for.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Algorithms, IReadOnlyList<string> Endorsements);

/// <summary>
/// The keys that metadata name. They are fetched when first needed and again after a day, or when a token names a key that is not among
/// them, at most once an hour. Keys that cannot be fetched again stay in use.
/// </summary>
internal sealed class SigningKeys(Uri metadata, IDocumentRetriever documents, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseAfterUnknownKey = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FetchTime = TimeSpan.FromSeconds(10);
    private static readonly string[] Allowed = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly Lock _lock = new();
    private Task _fetch = Task.CompletedTask;
    private volatile Fetched? _fetched;
    private DateTimeOffset _nextFetch;
    private DateTimeOffset _nextForUnknown;

    public static bool IsAllowed(string? algorithm) => Allowed.Contains(algorithm, StringComparer.Ordinal);

    /// <returns>The key; null when the metadata name no such key.</returns>
    /// <exception cref="RefusalException">There are no keys yet and they cannot be fetched now.</exception>
    public async Task<SigningKey?> Find(string id, CancellationToken cancellationToken)
    {
        if (_fetched is null) await Fetch(known: null, forUnknown: false).WaitAsync(cancellationToken);
        if (_fetched is not { } fetched)
        {
            throw RefusalException.Unavailable("The keys that sign callers' tokens cannot be fetched now. Send the activity again.");
        }

        // Nobody waits for the fresh ones: the old ones do until those are there.
        if (clock.GetUtcNow() >= fetched.StaleAt) _ = Fetch(fetched, forUnknown: false);
        if (fetched.Keys.TryGetValue(id, out var key)) return key;
        await Fetch(fetched, forUnknown: true).WaitAsync(cancellationToken);
        return _fetched.Keys.GetValueOrDefault(id);
    }

    /// <summary>Joins the fetch that runs, or begins one if it is time and nothing came since.</summary>
    private Task Fetch(Fetched? known, bool forUnknown)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (!_fetch.IsCompleted) return _fetch;
            if (_fetched != known || now < _nextFetch || (forUnknown && now < _nextForUnknown)) return Task.CompletedTask;
            if (forUnknown) _nextForUnknown = now + PauseAfterUnknownKey;
            return _fetch = Task.Run(FetchNow);
        }
    }

    private async Task FetchNow()
    {
        try
        {
            using var time = new CancellationTokenSource(FetchTime, clock);
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, documents, time.Token);
            var keys = Read(configuration);
            if (keys.Count == 0) throw new InvalidDataException("The metadata name no key.");
            _fetched = new Fetched(keys, clock.GetUtcNow() + Lifetime);
        }
        catch (Exception exception)
        {
            lock (_lock)
            {
                _nextFetch = clock.GetUtcNow() + PauseAfterFault;
                _nextForUnknown = default;
            }

            logger.LogError("The keys at {Metadata} could not be fetched: {Fault}", metadata, FaultOf(exception));
        }
    }

    private static string FaultOf(Exception exception) => exception is OperationCanceledException
        ? $"no answer within {FetchTime.TotalSeconds} seconds"
        : exception.GetBaseException().Message;

    private static FrozenDictionary<string, SigningKey> Read(OpenIdConnectConfiguration configuration)
    {
        var algorithms = configuration.IdTokenSigningAlgValuesSupported is { Count: > 0 } named ? Allowed.Intersect(named).ToArray() : Allowed;
        return (configuration.JsonWebKeySet?.Keys ?? [])
            .Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, Use: null or "" or JsonWebKeyUseNames.Sig })
            .DistinctBy(key => key.Kid, StringComparer.Ordinal)
            .ToFrozenDictionary(key => key.Kid, key => new SigningKey(key, algorithms, Endorsements(key)), StringComparer.Ordinal);
    }

    private static string[] Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)]
            : [];

    private sealed record Fetched(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset StaleAt);
}
