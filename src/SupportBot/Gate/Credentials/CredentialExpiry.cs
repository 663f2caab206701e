namespace SupportBot.Gate.Credentials;

/// <summary>
/// Warns in the log, at start and every day, weeks before a credential stops working: without one a bot falls silent for everybody at once.
/// </summary>
internal sealed partial class CredentialExpiry(CredentialSettings settings, TimeProvider clock, ILogger<CredentialExpiry> logger) : BackgroundService
{
    private static readonly TimeSpan Notice = TimeSpan.FromDays(42);
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>What those who run the host are told, or null while there is nothing to do.</summary>
    public string? Warning => settings.Expires is not { } end || end - clock.GetUtcNow() > Notice ? null
        : end <= clock.GetUtcNow() ? $"the {Name} expired on {LastDay:yyyy-MM-dd}: channels get no replies until it is replaced"
        : $"the {Name} expires on {LastDay:yyyy-MM-dd}: replace it before that day, or channels get no replies";

    private DateTimeOffset? LastDay => settings.Kind == CredentialKind.Secret ? settings.Expires?.AddDays(-1) : settings.Expires;

    private string Name => settings.Kind == CredentialKind.Certificate ? "certificate of the bot" : "client secret of the bot";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Expires is null) return;
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            if (Warning is { } warning) LogWarning(warning);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogWarning(string warning);
}
