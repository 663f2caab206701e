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
    /// <param name="fault">What went wrong; its kind is logged, never its message.</param>
    /// <returns>What safety says to the activity by itself; null when even that fails.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "The caller still has the first fault to act on; this one is logged.")]
    internal (bool IsTaken, FinishedTurn Turn)? Answer(Activity activity, Exception fault)
    {
        try
        {
            var session = new Session { Locale = catalog.Locale };
            if (translator.TranslateForeign(activity, new StoredSession(session, 0, [])) is not { } happened)
                return null;
            var (turn, isTaken) = ConversationEngine.Screen(session, happened, catalog);
            if (isTaken)
            {
                LogUnkept(fault.GetType().Name);
                metrics.Run(turn.Effects);
            }

            return (isTaken, new FinishedTurn(turn.Session, new RecordedTurn(activity.Id ?? "", turn.Messages, Sent: 0), IsRepeat: false));
        }
        catch (Exception second)
        {
            LogFailed(second.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign of danger was answered without the conversation, which could not be used: {Fault}")]
    private partial void LogUnkept(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn that failed could not be read for danger: {Fault}")]
    private partial void LogFailed(string fault);
}
