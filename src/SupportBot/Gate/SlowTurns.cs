namespace SupportBot.Gate;

/// <summary>What becomes of turns that take longer than a channel waits for its answer.</summary>
/// <param name="Note">What somebody who pressed a button reads until what it does follows.</param>
/// <param name="Apology">Has the turn of an acknowledged activity that could not be answered at all.</param>
public sealed record SlowTurns(string Note, IBot Apology)
{
    /// <summary>After this a turn is acknowledged. Channels wait for about 15 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long a turn may take in all.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits before an acknowledged activity that failed is tried again.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    /// <summary>How many turns may be acknowledged and not ended, as each holds its activity. Beyond that a channel waits for its turn.</summary>
    public int MostAcknowledged { get; init; } = 2000;
}
