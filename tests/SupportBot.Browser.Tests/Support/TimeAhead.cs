namespace SupportBot.Browser.Tests.Support;

/// <summary>A clock that runs as it does, and shows as much more as it is told.</summary>
internal sealed class TimeAhead : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
