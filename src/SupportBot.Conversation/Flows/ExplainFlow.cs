namespace SupportBot.Conversation.Flows;

internal static class ExplainFlow
{
    public static void Explain(TurnBuilder turn, string? modality)
    {
        if (modality is null || !turn.Catalog.Modalities.Contains(modality))
        {
            Compare(turn);
            return;
        }

        turn.Session = turn.Session with { Step = Step.Explaining, Topic = modality };
        turn.Show(CardIds.Modality, ("modality", [modality]));
        turn.Count("explained." + modality);
        Resume.Hint(turn);
    }

    public static void Compare(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Step = Step.Comparing, Topic = null };
        turn.Say(PhraseIds.CompareIntro);
        turn.Show(CardIds.Comparison, ("modalities", turn.Catalog.Modalities));
        turn.Say(PhraseIds.GreyArea);
        turn.Count("compared");
        Resume.Hint(turn);
    }
}
