using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation.Flows;

/// <summary>Someone who says that they are under 18 hears that this is made for adults, and where they may turn: once, and where a first talk about danger ends.</summary>
internal static class AgeFlow
{
    /// <returns>True when the message said nothing else, so that all of it is answered.</returns>
    public static bool TryHandle(TurnBuilder turn, Reading reading, bool firstWords)
    {
        if (!reading.IsMinor || turn.Session.Said.ContainsKey(PhraseIds.Under18) || turn.Session.Said.ContainsKey(PhraseIds.Under18Line))
            return false;
        TellYoungPeople(turn);
        if (reading is not { Intent: Intent.None, Inferred.IsEmpty: true })
            return false;
        Resume.Where(turn, quiet: firstWords);
        return true;
    }

    /// <summary>Names the line for young people of the country, where there is one.</summary>
    public static void TellYoungPeople(TurnBuilder turn)
    {
        var need = new Need(RiskRoute.Distress, turn.Event.At, turn.Session.Locale, IsYoung: true);
        if (turn.Catalog.Helplines.Find(turn.Session.Country) is { } country && LineChoice.ForYoung(country, need) is { } line)
            turn.Say(PhraseIds.Under18Line, ("country", country.Country), ("line", line.Id));
        else
            turn.Say(PhraseIds.Under18);
    }
}
