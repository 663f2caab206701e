using System.Collections.Immutable;

namespace SupportBot.Conversation.Flows;

internal static class ExplainFlow
{
    public static bool IsKnown(TurnBuilder turn, string topic) =>
        turn.Catalog.Modalities.Contains(topic) || turn.Catalog.Explanations.Contains(topic);

    /// <param name="topic">Id of a modality or of an explanation.</param>
    public static void Explain(TurnBuilder turn, string? topic)
    {
        if (topic is null || !IsKnown(turn, topic))
        {
            Compare(turn, modalities: null);
            return;
        }

        turn.Count("explained." + topic);
        if (turn.Catalog.Explanations.Contains(topic))
        {
            turn.Say("explanation." + topic);
            Resume.Onward(turn);
            return;
        }

        turn.Session = turn.Session with { Step = Step.Explaining, Topic = topic };
        turn.Show(CardIds.Modality, ("modality", [topic]), Resume.Open(turn));
        Resume.Hint(turn);
    }

    /// <param name="modalities">Ids joined by dots; all are compared where fewer than two are known.</param>
    public static void Compare(TurnBuilder turn, string? modalities)
    {
        ImmutableArray<string> named = [.. (modalities ?? "").Split('.').Where(turn.Catalog.Modalities.Contains).Distinct()];
        turn.Session = turn.Session with { Step = Step.Comparing, Topic = null };
        if (named.Length < 2)
            named = turn.Catalog.Modalities;
        turn.Say(named.Length == 2 ? PhraseIds.CompareTwoIntro : PhraseIds.CompareIntro);
        turn.Show(CardIds.Comparison, ("modalities", named), Resume.Open(turn));
        turn.Say(PhraseIds.GreyArea);
        turn.Count("compared");
        Resume.Hint(turn);
    }
}
