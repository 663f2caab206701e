namespace SupportBot.Tests;

/// <summary>A clock that stands still until a test moves it; its timers ring while it moves.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<Search> _searches = [];
    private DateTimeOffset _now = start;

    public ManualTime()
        : this(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = _timers.FindAll(timer => timer.TakeIfDue(_now));
        }

        due.ForEach(timer => timer.Ring());
    }

    /// <summary>
    /// Moves the clock on as soon as timers run that ring after exactly this time, and so never before what they belong to is waiting.
    /// </summary>
    public async Task PassAsync(TimeSpan rest, int timers = 1)
    {
        var search = new Search(rest, timers);
        lock (_lock)
        {
            _searches.Add(search);
            Seek();
        }

        await search.Found.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Advance(rest);
    }

    private void Seek() => _searches.RemoveAll(search => _timers.Count(timer => timer.Rest == search.Rest) >= search.Timers && search.Found.TrySetResult());

    private void Remove(ManualTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed record Search(TimeSpan Rest, int Timers)
    {
        public TaskCompletionSource Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class ManualTimer(ManualTime time, Action ring) : ITimer
    {
        private DateTimeOffset? _due;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        /// <summary>Read under the clock's lock; null while it does not run.</summary>
        public TimeSpan? Rest => _due - time._now;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                (_due, _period) = (dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime, period);
                time.Seek();
            }

            return true;
        }

        /// <summary>Called under the clock's lock.</summary>
        public bool TakeIfDue(DateTimeOffset now)
        {
            if (!(_due <= now))
                return false;
            _due = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? null : now + _period;
            return true;
        }

        public void Ring() => ring();

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
