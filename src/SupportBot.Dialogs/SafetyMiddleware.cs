using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>
/// Reads every turn of a bot that embeds <see cref="SupportDialog"/> for danger before that bot gets it. Add it to the adapter first:
/// <c>adapter.Use(services.GetRequiredService&lt;SafetyMiddleware&gt;())</c>.
/// </summary>
/// <remarks>
/// <para>Text and what is typed into cards is read. A plain or implied sign is answered by the safety flow of this bot, with the same session
/// and store as the dialog; while safety is open all text and buttons stay with it, and the embedding bot sees none of them. "I'm safe, carry
/// on" hands back, and from the next turn on the embedding bot is reached again. After a soft sign the person is asked gently how they are, and
/// the turn goes on to the embedding bot; the dialog does not ask again in the same turn.</para>
/// <para>When anything fails or takes longer than <see cref="Patience"/>, a plain or implied sign is answered as if it were the first thing
/// said; any other turn goes on, after words that something went wrong and where help is. What the embedding bot throws is left to it.</para>
/// <para>In a group, where nothing about health is talked of, a sign is answered with the wish to talk in private, and the turn goes on.</para>
/// </remarks>
public sealed partial class SafetyMiddleware(
    ConversationRunner runner,
    ActivityTranslator translator,
    ActivityPresenter presenter,
    LastResort lastResort,
    TimeProvider clock,
    ILogger<SafetyMiddleware> logger)
    : IMiddleware
{
    /// <summary>How long the session may take to be loaded and saved before the person is answered without it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Key in the turn state that tells the dialog that this activity's soft sign was met.</summary>
    internal const string CheckedInKey = "SupportBot.CheckedIn";

    private readonly ReplySender _sender = new(presenter);

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        var outcome = ConversationKey.IsPersonal(turnContext.Activity.Conversation)
            ? await ScreenAsync(turnContext, cancellationToken)
            : await AskForPrivacyAsync(turnContext, cancellationToken);
        if (outcome == ScreeningOutcome.Taken)
        {
            await AcknowledgeAsync(turnContext, cancellationToken);
            return;
        }

        if (outcome == ScreeningOutcome.CheckedIn)
            turnContext.TurnState[CheckedInKey] = CheckedInKey;
        await next(cancellationToken);
    }

    private async Task<ScreeningOutcome> ScreenAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        var (conversation, id) = (ConversationKey.Of(activity), ConversationKey.TurnOf(context));
        using var voice = new OneVoice(clock, cancellationToken);
        var screening = voice.Begin(token =>
            runner.ScreenAsync(conversation, id, stored => translator.TranslateForeign(activity, stored), (turn, sent) => voice.SayAsync(() => SendAsync(turn, sent)), token));
        if (await voice.FaultOfAsync(screening) is not { } fault || !voice.TryTake())
            return await voice.EndOfAsync(screening);

        LogFailed(fault.GetType().Name);
        if (lastResort.Answer(activity) is { } answer)
        {
            await lastResort.SayAsync(answer, voice, screening, fault, unkept => _sender.SendAsync(context, unkept, _ => { }, replaces: false, cancellationToken));
            return ScreeningOutcome.Taken;
        }

        // Without a session nothing is known of what was said before, so that the person is told of help in any case.
        voice.GiveUp();
        if (ConversationKey.IsSpoken(activity))
            await context.SendActivityAsync(presenter.Say(PhraseIds.TryAgain), cancellationToken);
        return ScreeningOutcome.Passed;

        Task SendAsync(FinishedTurn turn, Action<int> sent) =>
            _sender.SendAsync(context, turn, sent, replaces: activity.Type == ActivityTypes.Invoke, cancellationToken);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails in a group, the turn goes on to the bot that it is meant for.")]
    private async Task<ScreeningOutcome> AskForPrivacyAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (translator.IsSign(context.Activity))
                await context.SendActivityAsync(presenter.Say(PhraseIds.GroupPrivate), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(fault.GetType().Name);
        }

        return ScreeningOutcome.Passed;
    }

    /// <summary>A channel waits for the answer to an invoke; the embedding bot, which would give it, does not see this one.</summary>
    private async Task AcknowledgeAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        if (context.Activity.Type != ActivityTypes.Invoke)
            return;
        var body = context.Activity.Name == "adaptiveCard/action"
            ? new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = presenter.Done }
            : null;
        var response = new Activity { Type = ActivityTypesEx.InvokeResponse, Value = new InvokeResponse { Status = 200, Body = body } };
        await context.SendActivityAsync(response, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn could not be read for danger with its conversation: {Fault}")]
    private partial void LogFailed(string fault);
}
