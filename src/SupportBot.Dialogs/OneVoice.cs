namespace SupportBot.Dialogs;

/// <summary>
/// Lets either a turn speak, which may have to wait for its conversation, or who answers in its place when that takes too long or fails, and never
/// both.
/// </summary>
internal sealed class OneVoice : IDisposable
{
    /// <summary>How long a turn that was answered for may still take until it is saved.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationTokenRegistration _ended;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isTaken;

    public OneVoice(TimeProvider clock, CancellationToken cancellationToken)
    {
        (_clock, _cancellationToken) = (clock, cancellationToken);
        _ending = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _ended = cancellationToken.UnsafeRegister(_ => _ending.Cancel(), null);
    }

    public Task<T> Begin<T>(Func<CancellationToken, Task<T>> run)
    {
        // A store may hold up the thread that asks it.
        var turn = Task.Run(() => run(_ending.Token), CancellationToken.None);
        _ = turn.ContinueWith(over => over.Exception, TaskScheduler.Default);
        return turn;
    }

    /// <summary>Waits for a turn as long as a person in danger may.</summary>
    /// <returns>Why the turn has not spoken; null when it has, or has nothing to say.</returns>
    public async Task<Exception?> FaultOfAsync(Task turn)
    {
        try
        {
            await turn.WaitAsync(SafetyMiddleware.Patience, _clock, _cancellationToken);
            return null;
        }
        catch (Exception fault) when (!_cancellationToken.IsCancellationRequested)
        {
            return Volatile.Read(ref _isTaken) == 0 ? fault : null;
        }
        catch (OperationCanceledException)
        {
            if (TryGiveUp())
                throw;
            await turn;
            return null;
        }
    }

    public async Task<T> EndOfAsync<T>(Task<T> turn)
    {
        try
        {
            return await turn.WaitAsync(_cancellationToken);
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
            if (TryGiveUp())
                throw;
            // What it sends ends by itself, and how that ends counts.
            return await turn;
        }
    }

    /// <returns>Whether nobody had spoken.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Called by the turn. Where it was answered for, what it has to say counts as said with that answer.</summary>
    public Task SayAsync(Func<Task> say) => TryTake() ? say() : _answered.Task;

    /// <summary>Answers for the turn, which is still saved, without a word, when the store and the turn before it let it.</summary>
    public async Task SayInsteadAsync(Func<Task> say)
    {
        await _ended.DisposeAsync();
        _ending.CancelAfter(MostWait);
        try
        {
            await say();
            _answered.SetResult();
        }
        catch (Exception unsaid)
        {
            // Then the turn does not count as said either.
            _answered.SetException(unsaid);
            _ = _answered.Task.Exception;
            throw;
        }
    }

    /// <summary>Once nobody waits for the turn any more it has nowhere to speak.</summary>
    private bool TryGiveUp()
    {
        if (!TryTake())
            return false;
        GiveUp();
        return true;
    }

    /// <summary>The turn is neither to speak nor to be saved.</summary>
    public void GiveUp()
    {
        _ending.Cancel();
        _answered.SetCanceled(_ending.Token);
    }

    public void Dispose() => _ended.Dispose();
}
