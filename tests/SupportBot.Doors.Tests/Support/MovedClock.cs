namespace SupportBot.Doors.Tests.Support;

/// <summary>Tells the time that the test set; timers run on the real clock.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
