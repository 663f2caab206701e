namespace SupportBot.Conversation.Flows;

/// <summary>Someone who writes in a language that is only read for danger is told so in it; the guide goes on in the session's own.</summary>
internal static class LanguageFlow
{
    /// <returns>False when the words are in the session's language, or in none that is known.</returns>
    public static bool TryHandle(TurnBuilder turn, Reading reading)
    {
        if (reading.Language == turn.Session.Locale)
            return false;
        turn.Language = reading.Language;
        turn.Say(PhraseIds.LanguageNotYet);
        turn.Language = null;
        turn.Count("language." + reading.Language);
        return true;
    }
}
