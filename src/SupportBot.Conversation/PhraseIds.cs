namespace SupportBot.Conversation;

/// <summary>Ids of the phrases that the engine says. Content must have each of them; start-up checks that.</summary>
public static class PhraseIds
{
    public const string Disclosure = "disclosure";
    public const string Automated = "automated.answer";
    public const string WelcomeAgain = "welcome.again";
    public const string WelcomeBack = "welcome.back";
    public const string Greeting = "greeting";
    public const string Thanks = "thanks";
    public const string Help = "help";
    public const string StartedOver = "start_over.done";
    public const string Stopped = "stop.done";
    public const string ResumedAfterStop = "resume.after_stop";
    public const string NothingBefore = "back.at_start";
    public const string ChooseIntro = "choose.intro";
    public const string ChooseResume = "choose.resume";
    public const string Reflect = "question.reflect";
    public const string Skipped = "question.skipped";
    public const string NotOpen = "question.not_open";
    public const string NoChoice = "question.no_choice";
    public const string PickOne = "question.pick_one";
    public const string ResumeHint = "question.resume_hint";
    public const string ChangePrompt = "question.change";
    public const string NothingToChange = "answers.none";
    public const string FormIntro = "form.intro";
    public const string FormReceived = "form.received";
    public const string FormEmpty = "form.empty";
    /// <summary>A pain of the body: whom to ask, because this guide is not for it.</summary>
    public const string BodyPain = "body_pain";

    public const string InferredOne = "inferred.one";
    public const string InferredLikely = "inferred.likely";
    public const string InferredNoted = "inferred.noted";
    public const string InferredDropped = "inferred.dropped";
    public const string SuggestionIntro = "suggestion.intro";
    public const string SuggestionUnsure = "suggestion.unsure";
    public const string SuggestionContradiction = "suggestion.contradiction";
    public const string SuggestionNoAnswers = "suggestion.no_answers";
    public const string SuggestionChangeHint = "suggestion.change_hint";
    public const string SuggestionNoneYet = "suggestion.none_yet";
    public const string SuggestionWouldChange = "suggestion.would_change";
    public const string SuggestionWouldChangeTwo = "suggestion.would_change_two";
    public const string SuggestionPreferred = "suggestion.preferred";
    public const string SuggestionStays = "suggestion.stays";
    public const string SuggestionWhyNot = "suggestion.why_not";
    public const string SuggestionIsThis = "suggestion.is_this";
    public const string CompareIntro = "compare.intro";
    public const string CompareTwoIntro = "compare.two_intro";
    public const string GreyArea = "compare.grey_area";
    public const string NotUnderstood = "not_understood";
    public const string NotUnderstoodButtons = "not_understood.buttons";
    public const string NotUnderstoodWayOut = "not_understood.way_out";
    public const string CountryNoted = "country.noted";
    public const string Under18 = "under_18";
    public const string Under18Line = "under_18.line";
    public const string LanguageNotYet = "language.not_yet";
    public const string MessageLong = "message.long";
    public const string TooFast = "message.too_fast";
    public const string MessageDeleted = "message.deleted";
    public const string AlreadySaid = "already_said";
    public const string ForgetDone = "forget.done";
    public const string ForgetKept = "forget.kept";
    public const string FeedbackHelped = "feedback.helped";
    public const string FeedbackNotHelped = "feedback.not_helped";
    public const string SpentButton = "button.spent";
    public const string UnknownButton = "button.unknown";
    public const string ReminderAsk = "reminder.ask";
    public const string ReminderRange = "reminder.range";
    public const string ReminderSet = "reminder.set";
    public const string ReminderReplaced = "reminder.replaced";
    public const string ReminderDay = "reminder.day";
    public const string ReminderNone = "reminder.none";
    public const string ReminderCancelled = "reminder.cancelled";
    public const string ReminderLeft = "reminder.left";
    public const string ReminderForgotten = "reminder.forgotten";

    /// <summary>On a channel where the bot cannot write by itself.</summary>
    public const string ReminderNotHere = "reminder.not_here";

    /// <summary>The reminder itself. It may be read on a screen that others see, so it names no subject.</summary>
    public const string ReminderDue = "reminder.due";
    public const string ReminderNotNow = "reminder.not_now";

    /// <summary>Said by the edge, not by the engine: outside a personal conversation, for messages without words or with files, in a flood, and after a fault.</summary>
    public const string GroupPrivate = "group.private";
    public const string EmptyMessage = "message.empty";
    public const string FilesNotTaken = "message.files";
    public const string Busy = "error.busy";
    public const string TryAgain = "error.try_again";
}
