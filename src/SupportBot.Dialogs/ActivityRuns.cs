namespace SupportBot.Dialogs;

/// <summary>
/// What a host that acknowledges slow activities, and runs them again when they fail, keeps over the runs of one activity. It leaves this in the
/// turn state of each run.
/// </summary>
/// <remarks>
/// A run that is not the first says what is recorded of the activity and makes nothing new of it, because the conversation may have gone on or been
/// forgotten since. A message that the channel may have taken is said once more and no oftener.
/// </remarks>
public sealed class ActivityRuns
{
    private int _told;
    private int _doubted;

    /// <summary>Whether this run is not the first.</summary>
    public bool IsRepeat { get; set; }

    /// <summary>Whether a message of any run is with the channel, or may be. The host notes it.</summary>
    public bool MayHaveArrived { get; set; }

    public AwaitedResponse Response { get; } = new();

    /// <summary>Id of the activity where the channel names none.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>How many of the activity's messages, from the first, are not said in this run.</summary>
    internal int Skip => IsRepeat ? _told : 0;

    internal static ActivityRuns Of(ITurnContext context)
    {
        if (context.TurnState.Get<ActivityRuns>() is { } kept)
            return kept;
        var runs = new ActivityRuns();
        context.TurnState.Add(runs);
        return runs;
    }

    /// <summary>Whether a channel may have taken a message although sending it failed: it did not answer, or not to the end.</summary>
    public static bool MayHaveTaken(Exception fault) => fault is OperationCanceledException or HttpRequestException
    {
        StatusCode: null,
        HttpRequestError: not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.UserAuthenticationError),
    };

    /// <summary>Sends one of the activity's messages.</summary>
    /// <param name="told">How many are told once it is.</param>
    internal async Task SayAsync(int told, Func<Task> send)
    {
        try
        {
            await send();
            _told = told;
        }
        catch (Exception fault) when (MayHaveTaken(fault))
        {
            if (_doubted == told)
                _told = told;
            _doubted = told;
            throw;
        }
    }
}

/// <summary>A host ran an activity again of which nothing is recorded.</summary>
public sealed class NothingRecordedException() : InvalidOperationException("Nothing is recorded of an activity that the host ran again.");
