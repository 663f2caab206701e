namespace SupportBot.Conversation;

/// <summary>Ids of the phrases that the engine says. Content must have each of them; start-up checks that.</summary>
public static class PhraseIds
{
    public const string Disclosure = "disclosure";
    public const string Automated = "automated.answer";
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
    public const string SuggestionIntro = "suggestion.intro";
    public const string SuggestionUnsure = "suggestion.unsure";
    public const string SuggestionNoAnswers = "suggestion.no_answers";
    public const string SuggestionChangeHint = "suggestion.change_hint";
    public const string CompareIntro = "compare.intro";
    public const string GreyArea = "compare.grey_area";
    public const string NotUnderstood = "not_understood";
    public const string NotUnderstoodButtons = "not_understood.buttons";
    public const string NotUnderstoodWayOut = "not_understood.way_out";
    public const string Privacy = "privacy";
    public const string PersonDirectory = "person.directory";
    public const string PersonEntry = "person.entry";
    public const string DirectoryEmpty = "directory.empty";
    public const string SpentButton = "button.spent";
    public const string UnknownButton = "button.unknown";

    /// <summary>Said by the edge, not by the engine: outside a personal conversation, for messages without words, and after a fault.</summary>
    public const string GroupPrivate = "group.private";
    public const string EmptyMessage = "message.empty";
    public const string TryAgain = "error.try_again";
}
