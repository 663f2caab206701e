using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Dialogs;

/// <summary>
/// Answers a sign of danger when a turn failed or waits too long, such as because the store is gone: as if it were the first thing said, and
/// without keeping anything itself.
/// </summary>
public sealed partial class LastResort(ActivityTranslator translator, Catalog catalog, SupportMetrics metrics, ILogger<LastResort> logger)
{
    /// <returns>What safety says to the activity by itself; null when there is no sign of danger in it, or when even that fails.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The caller still has the first fault to act on; this one is logged.")]
    internal UnkeptAnswer? Answer(Activity activity)
    {
        try
        {
            var session = new Session { Locale = catalog.Locale };
            if (translator.TranslateForeign(activity, new StoredSession(session, 0, [])) is not { } happened)
                return null;
            var (turn, isTaken) = ConversationEngine.Screen(session, happened, catalog);
            return isTaken
                ? new UnkeptAnswer(new FinishedTurn(turn.Session, new RecordedTurn(activity.Id ?? "", turn.Messages, Sent: 0), IsRepeat: false) { IsUnkept = true }, turn.Effects)
                : null;
        }
        catch (Exception second)
        {
            LogFailed(second.GetType().Name);
            return null;
        }
    }

    /// <summary>Says an answer in the place of its turn, and notes what becomes of that.</summary>
    /// <param name="fault">Why the turn has not spoken; its kind is logged, never its message.</param>
    internal async Task SayAsync(UnkeptAnswer answer, OneVoice voice, Task turn, Exception fault, Func<FinishedTurn, Task> say)
    {
        LogUnkept(fault.GetType().Name);
        await voice.SayInsteadAsync(() => say(answer.Turn));
        // A turn that is still saved counts itself.
        _ = turn.ContinueWith(ended => NoteLost(ended, answer), CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion, TaskScheduler.Default);
    }

    private void NoteLost(Task ended, UnkeptAnswer answer)
    {
        LogLost(ended.Exception?.InnerException?.GetType().Name ?? nameof(OperationCanceledException));
        metrics.Run(answer.Effects);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign of danger was answered without the conversation, which could not be used: {Fault}")]
    private partial void LogUnkept(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign of danger that was answered without the conversation could not be kept either; what is said next is read without it: {Fault}")]
    private partial void LogLost(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn that failed could not be read for danger: {Fault}")]
    private partial void LogFailed(string fault);
}

/// <param name="Effects">What counts once when the turn itself is never stored.</param>
internal sealed record UnkeptAnswer(FinishedTurn Turn, ImmutableArray<Effect> Effects);
