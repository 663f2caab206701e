using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Matching;

namespace SupportBot.Dialogs;

/// <summary>Makes a channel's activities from what a turn says.</summary>
public sealed partial class ActivityPresenter(Presenter presenter, Catalog catalog, ILogger<ActivityPresenter> logger)
{
    private const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>Short note shown by a client whose button was taken and whose card stays.</summary>
    public string Done => presenter.Label("done");

    /// <param name="skip">How many messages from the first are known to have been sent.</param>
    /// <param name="replaces">The pressed card is replaced in the response, so that what stands there is not said too.</param>
    public IReadOnlyList<Reply> Present(FinishedTurn finished, Activity incoming, int skip, bool replaces)
    {
        var surface = SurfaceOf(incoming);
        var replaced = replaces ? ReplacedBy(finished) : null;
        var replies = new List<Reply>();
        for (var i = skip; i < finished.Turn.Messages.Length; i++)
        {
            if (finished.Turn.Messages[i] is var message && message != replaced)
                replies.Add(new Reply(ToActivity(message, finished.Session, surface), i + 1));
        }

        return replies;
    }

    /// <summary>The card that takes the place of an answered one, or null when the pressed card stays as it is.</summary>
    /// <returns>JSON in UTF-8.</returns>
    public ReadOnlyMemory<byte>? Replacement(FinishedTurn finished, Activity incoming) =>
        ReplacedBy(finished) is { } reflected ? presenter.Record(reflected, finished.Session, SurfaceOf(incoming)) : default(ReadOnlyMemory<byte>?);

    /// <summary>A phrase that is said outside the conversation, such as to a group.</summary>
    public string Text(string phrase) => presenter.Phrase(phrase);

    /// <inheritdoc cref="Text"/>
    public Activity Say(string phrase) => In(presenter.LanguageOf(phrase), MessageFactory.Text(Text(phrase)));

    /// <summary>Id of the outcome that the session's answers lead to, or null while nothing was suggested.</summary>
    public string? OutcomeOf(Session session) =>
        session.OpenQuestion is null ? Matcher.Suggest(catalog, session.Answers)?.Outcome.Id : null;

    /// <summary>What tells that the pressed card has done its work.</summary>
    private static Message? ReplacedBy(FinishedTurn finished) => finished.Turn.Messages.FirstOrDefault(message => message.Id is
        PhraseIds.Reflect or PhraseIds.Skipped or PhraseIds.FormReceived or PhraseIds.ForgetDone or PhraseIds.ForgetKept or PhraseIds.FeedbackHelped or PhraseIds.FeedbackNotHelped);

    private Activity ToActivity(Message message, Session session, Surface surface)
    {
        var presented = Draw(message, session, surface);
        if (presented.Card is not { } card)
            return In(presented.Language, Suggesting(message, MessageFactory.Text(presented.Text, presented.Speak)));

        var attachment = new Attachment { ContentType = AdaptiveCard, Content = BotJson.Raw(card) };
        var activity = In(presented.Language, (Activity)MessageFactory.Attachment(attachment, ssml: presented.Speak));
        if (surface.Execute && message.Id == CardIds.Suggestion)
            activity.ChannelData = MessageFeedback.Offer();
        return activity;
    }

    /// <summary>What may be pressed below a message is said by the person when it is, as if typed.</summary>
    private Activity Suggesting(Message message, Activity activity)
    {
        if (message.Ids("suggested") is { IsEmpty: false } suggested)
            activity.SuggestedActions = new SuggestedActions { Actions = [.. suggested.Select(id => presenter.Label(id)).Select(words => new CardAction { Type = ActionTypes.ImBack, Title = words, Value = words })] };
        return activity;
    }

    /// <summary>A reply without a language would be told as one in the person's, which may be another.</summary>
    private static Activity In(string language, Activity activity)
    {
        activity.Locale = language;
        return activity;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with a card, its words are said: numbers to call stand in them.")]
    private PresentedMessage Draw(Message message, Session session, Surface surface)
    {
        try
        {
            return presenter.Present(message, session, surface);
        }
        catch (Exception fault)
        {
            LogUndrawn(message.Id, fault.GetType().Name);
            return presenter.Words(message, session);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The message {Message} could not be drawn and is said in plain words: {Fault}")]
    private partial void LogUndrawn(string message, string fault);

    private static Surface SurfaceOf(Activity incoming) => incoming.ChannelId switch
    {
        Channels.Msteams => new Surface(Cards: true, Execute: true),
        Channels.Directline or Channels.Webchat or Channels.Emulator or "agents" => new Surface(Cards: true, Execute: false),
        _ => new Surface(Cards: false, Execute: false),
    };
}

/// <param name="Sent">How many of the turn's messages are sent once this one is.</param>
public sealed record Reply(Activity Activity, int Sent);
