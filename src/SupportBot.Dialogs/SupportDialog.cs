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

    /// <summary>Key in the turn state under which the card that replaces a pressed one is left for the activity handler.</summary>
    internal const string ReplacementKey = "SupportBot.Replacement";

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
        var speaking = 0;
        await using var typing = TypingSign.ForSlowTurn(context, clock, cancellationToken);
        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var turn = runner.RunAsync(ConversationKey.Of(activity), ConversationKey.TurnOf(activity), stored => Translate(context, stored), SendTurnAsync, givenUp.Token);
        Exception fault;
        try
        {
            return await turn.WaitAsync(SafetyMiddleware.Patience, clock, cancellationToken);
        }
        catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
        {
            fault = thrown;
        }

        // A sign of danger does not wait for a store that is slow. Anything else does.
        if (Volatile.Read(ref speaking) == 0 && lastResort.Answer(activity, fault) is { IsTaken: true } answer && MaySpeak())
        {
            await givenUp.CancelAsync();
            await SendAsync(answer.Turn, _ => { });
            return null;
        }

        return await turn;

        bool MaySpeak() => Interlocked.Exchange(ref speaking, 1) == 0;

        Task SendTurnAsync(FinishedTurn finished, Action<int> told) => MaySpeak() ? SendAsync(finished, told) : throw new OperationCanceledException(givenUp.Token);

        async Task SendAsync(FinishedTurn finished, Action<int> told)
        {
            await typing.EndAsync();
            var replaces = AwaitedResponse.IsTakenBy(context);
            if (replaces && presenter.Replacement(finished, activity) is { } card)
                context.TurnState[ReplacementKey] = card;
            await _sender.SendAsync(context, finished, told, replaces, cancellationToken);
        }
    }

    /// <summary>Where <see cref="SafetyMiddleware"/> has checked in on this activity, that is not done twice.</summary>
    private UserEvent? Translate(ITurnContext context, StoredSession stored)
    {
        var happened = translator.Translate(context.Activity, stored);
        if (!context.TurnState.ContainsKey(SafetyMiddleware.CheckedInKey))
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
