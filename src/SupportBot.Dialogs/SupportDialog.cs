using SupportBot.Conversation;
using SupportBot.Conversation.Matching;

namespace SupportBot.Dialogs;

/// <summary>
/// The whole conversation as one dialog. A Bot Framework bot may add it to its own <see cref="DialogSet"/>; the session in the store is its
/// only state. It ends when the person stops, with the id of the suggested outcome or null.
/// </summary>
public sealed class SupportDialog(
    ConversationRunner runner, ActivityTranslator translator, ActivityPresenter presenter, LastResort lastResort, TimeProvider clock)
    : Dialog(DialogName)
{
    public const string DialogName = "support";

    private readonly ReplySender _sender = new(presenter);

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        TurnAsync(dc, cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        TurnAsync(dc, cancellationToken);

    private async Task<DialogTurnResult> TurnAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var finished = await RunAsync(dc.Context, cancellationToken);
        if (finished?.Session.Step != Step.Stopped)
            return EndOfTurn;
        return await dc.EndDialogAsync(presenter.OutcomeOf(finished.Session), cancellationToken);
    }

    private async Task<FinishedTurn?> RunAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var (conversation, id) = (ConversationKey.Of(activity), ConversationKey.TurnOf(context));
        // Asked now: the turn may outlive its context.
        var runs = ActivityRuns.Of(context);
        var isRepeat = runs.IsRepeat;
        var isMet = context.TurnState.ContainsKey(SafetyMiddleware.CheckedInKey);
        await using var typing = TypingSign.ForSlowTurn(context, clock, cancellationToken);
        using var voice = new OneVoice(clock, cancellationToken);
        var turn = voice.Begin(token =>
            runner.RunAsync(conversation, id, stored => Translate(activity, stored, isRepeat, isMet), () => ReminderReference.Write(activity), SayAsync, token));

        // A sign of danger does not wait for a conversation that is slow. Anything else does.
        if (await voice.FaultOfAsync(turn) is not { } fault || lastResort.Answer(activity) is not { } answer || !voice.TryTake())
            return await voice.EndOfAsync(turn);
        await lastResort.SayAsync(answer, voice, turn, fault, unkept => SendAsync(unkept, _ => { }));
        return null;

        Task SayAsync(FinishedTurn finished, Action<int> sent)
        {
            runs.IsRecorded = true;
            return voice.SayAsync(() => SendAsync(finished, sent));
        }

        async Task SendAsync(FinishedTurn finished, Action<int> sent)
        {
            await typing.EndAsync();
            var replaces = activity is { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" }
                && presenter.Replacement(finished, activity) is { } card && runs.Response.TryLeave(card);
            await _sender.SendAsync(context, finished, sent, replaces, cancellationToken);
        }
    }

    /// <summary>Where <see cref="SafetyMiddleware"/> has checked in on this activity, that is not done twice.</summary>
    /// <exception cref="NothingRecordedException">The host runs again what it has acknowledged, and nothing is recorded of it.</exception>
    private UserEvent? Translate(Activity activity, StoredSession stored, bool isRepeat, bool isMet)
    {
        var happened = translator.Translate(activity, stored);
        // A conversation that has not begun has not gone on either.
        if (isRepeat && !(happened is Joined && stored.Version == 0))
            throw new NothingRecordedException();
        if (!isMet)
            return happened;
        return happened switch
        {
            Said said => said with { Reading = Relieved(said.Reading) },
            Edited edited => edited with { Reading = Relieved(edited.Reading) },
            Submitted { Reading: { } reading } form => form with { Reading = Relieved(reading) },
            _ => happened,
        };
    }

    private static Reading Relieved(Reading reading) => reading.Risk.Level <= RiskLevel.Soft ? reading with { Risk = reading.Risk with { IsMet = true } } : reading;
}
