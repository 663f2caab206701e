namespace SupportBot.Dialogs;

/// <summary>
/// What a host that acknowledges slow activities, and runs them again when they fail, keeps over the runs of one activity. It leaves this in the
/// turn state of each run.
/// </summary>
/// <remarks>
/// A run that is not the first says what is recorded of the activity and makes nothing new of it, because the conversation may have gone on or been
/// forgotten since; only the welcome to a conversation of which nothing is kept yet is made again. A message that the channel may have taken is said once
/// more and no oftener.
/// </remarks>
public sealed class ActivityRuns
{
    /// <summary>Whether this run is not the first.</summary>
    public bool IsRepeat { get; set; }

    /// <summary>Whether a message of any run is with the channel, or may be. The host notes it.</summary>
    public bool MayHaveArrived { get; set; }

    /// <summary>The response to an invoke, over all runs: a card that the first has left is still there in the next.</summary>
    public AwaitedResponse Response { get; } = new();

    /// <summary>Whether what the activity led to is stored, so that a later run can say it. The host asks.</summary>
    public bool IsRecorded { get; internal set; }

    /// <summary>Id of the activity where the channel names none.</summary>
    internal string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Messages that the channel has of the recorded turn, or of what is said without one, as to a group.</summary>
    internal TellingProgress Recorded { get; } = new();

    /// <summary>Messages that the channel has of <see cref="LastResort"/>, which are others than those of the turn.</summary>
    internal TellingProgress Unkept { get; } = new();

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
}

/// <summary>A host ran an activity again of which nothing is recorded.</summary>
public sealed class NothingRecordedException() : InvalidOperationException("Nothing is recorded of an activity that the host ran again.");
