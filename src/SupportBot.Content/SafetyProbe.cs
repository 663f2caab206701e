using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SupportBot.Conversation;

namespace SupportBot.Content;

/// <summary>
/// Says fixed statements to the loaded rules, the engine and the cards, and looks whether help would be shown. Nothing is stored, and no
/// network is needed. The statements stand here and not in the content, because it is the content that is tried.
/// </summary>
/// <param name="Rules">Number of risk rules.</param>
/// <param name="Statements">Number of statements tried.</param>
/// <param name="Failures">What went wrong, by language; empty when all is well.</param>
public sealed record SafetyProbe(int Rules, int Statements, ImmutableArray<string> Failures)
{
    private const string Idiom = "This deadline is killing me";

    /// <summary>A plain statement of danger in each language that may be loaded; English always is.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Plain = ImmutableSortedDictionary.CreateRange(
    [
        KeyValuePair.Create("en", "I want to kill myself"),
        KeyValuePair.Create("de", "Ich will mich umbringen"),
        KeyValuePair.Create("es", "Quiero suicidarme"),
        KeyValuePair.Create("fr", "Je veux me suicider"),
        KeyValuePair.Create("hi", "मैं आत्महत्या करना चाहता हूँ"),
        KeyValuePair.Create("it", "Voglio suicidarmi"),
        KeyValuePair.Create("nl", "Ik wil zelfmoord plegen"),
        KeyValuePair.Create("pt", "Quero me matar"),
        KeyValuePair.Create("zh", "我想自杀"),
    ]);

    public bool IsFine => Failures.IsEmpty;

    /// <param name="at">Time of the statements: opening hours on the card depend on it.</param>
    public static SafetyProbe Run(SupportContent content, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(content);
        var loaded = content.Texts.Languages.Append("en").Distinct().Where(Plain.ContainsKey).ToList();
        var failures = loaded.Select(language => Try(content, at, language)).Append(TryIdiom(content, at)).OfType<string>();
        return new SafetyProbe(content.RuleCount, loaded.Count + 1, [.. failures]);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is what the probe is there to find.")]
    private static string? Try(SupportContent content, DateTimeOffset at, string language)
    {
        try
        {
            var turn = Say(content, at, Plain[language]);
            if (turn.Session.Safety is not { IsOpen: true, Level: RiskLevel.Explicit })
                return $"{language}: a plain statement of danger is not read as one";
            if (turn.Messages.FirstOrDefault(message => message.Id == CardIds.Crisis) is not { } card)
                return $"{language}: a plain statement of danger is answered without help";
            var number = content.Catalog.Helplines.Find(turn.Session.Country)?.Emergency ?? "112";
            return turn.Messages.Any(message => Shown(content, message, turn.Session).Length == 0) || !Shown(content, card, turn.Session).Contains(number, StringComparison.Ordinal)
                ? $"{language}: help is shown without the emergency number"
                : null;
        }
        catch (Exception fault)
        {
            return $"{language}: a plain statement of danger could not be answered ({fault.GetType().Name})";
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is what the probe is there to find.")]
    private static string? TryIdiom(SupportContent content, DateTimeOffset at)
    {
        try
        {
            return Say(content, at, Idiom).Session.Safety == SafetyState.None ? null : "en: a saying is read as danger";
        }
        catch (Exception fault)
        {
            return $"en: a saying could not be answered ({fault.GetType().Name})";
        }
    }

    private static Turn Say(SupportContent content, DateTimeOffset at, string text)
    {
        var session = new Session { Locale = content.Catalog.Locale };
        return ConversationEngine.Transition(session, new Said(at, content.Reader.Read(text, session)), content.Catalog);
    }

    private static string Shown(SupportContent content, Message message, Session session) =>
        content.Presenter.Present(message, session, new Surface(Cards: true, Execute: false)).Text;
}
