namespace SupportBot.DirectLine;

/// <summary>Lets each key have so much in a minute, all at once or spread; what was taken comes back evenly.</summary>
internal sealed class Allowance(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly TimeSpan _each = TimeSpan.FromTicks(Minute.Ticks / perMinute);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _swept;

    /// <summary>When all has come back, since the start. Of a key that has all nothing is kept.</summary>
    private readonly Dictionary<string, TimeSpan> _whole = new(StringComparer.Ordinal);

    /// <returns>Zero when the key has had one; else how long it has to wait for it.</returns>
    public TimeSpan Take(string key)
    {
        var now = time.GetElapsedTime(_start);
        lock (_lock)
        {
            Sweep(now);
            var whole = _whole.GetValueOrDefault(key);
            whole = (whole > now ? whole : now) + _each;
            if (whole - now > Minute) return whole - now - Minute;
            _whole[key] = whole;
            return TimeSpan.Zero;
        }
    }

    private void Sweep(TimeSpan now)
    {
        if (now - _swept < Minute) return;
        _swept = now;
        foreach (var (key, whole) in _whole)
        {
            if (whole <= now) _whole.Remove(key);
        }
    }
}
