using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Understanding;

/// <summary>
/// Finds what a person wants while safety is open. Whatever leads to more help is found within longer messages too. What declines or ends
/// help must be said by itself, because "estoy a salvo" is also in "no creo que estoy a salvo", and "no" in "no puedo más".
/// </summary>
internal sealed class SafetyIntentMatcher(ImmutableSortedDictionary<Intent, ImmutableArray<string>> intents, ImmutableArray<string> notCalls)
{
    private static readonly ImmutableArray<Intent> ForHelp = [Intent.InDanger, Intent.HelpNow, Intent.AreYouHuman];

    private readonly IntentMatcher _all = new(intents, notCalls);
    private readonly IntentMatcher _forHelp = new(intents.RemoveRange(intents.Keys.Except(ForHelp)), notCalls);

    public Intent Find(string text, Words words)
    {
        var clauses = Words.ClausesOf(text);
        if (clauses.Count == 0)
            return Intent.None;

        var said = clauses.Select(_all.Whole).ToImmutableArray();
        if (Helps(said) is var help and not Intent.None)
            return help;
        if (_all.Whole(words) is var whole and not Intent.None)
            return whole;
        // What follows "I'm safe" may take it back; what goes before it does not.
        if (said[^1] != Intent.None)
            return said[^1];
        if (Helps(clauses.Where((_, i) => said[i] == Intent.None).Select(_all.Within)) is var within and not Intent.None)
            return within;
        if (said.FirstOrDefault(intent => intent is Intent.Yes or Intent.No or Intent.Stop) is var answer and not Intent.None)
            return answer;
        return _forHelp.Nearly(words);
    }

    /// <summary>What the words say by themselves, with nothing behind it.</summary>
    public Intent Whole(Words words) => _all.Whole(words);

    /// <summary>Whether a text, or a part of it, plainly calls for help; for when safety is not open.</summary>
    public Intent FindCall(string text) => Helps(Words.ClausesOf(text).Select(_all.Whole));

    private static Intent Helps(IEnumerable<Intent> said) => ForHelp.FirstOrDefault(said.Contains);
}
