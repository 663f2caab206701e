using System.Collections.Immutable;
using SupportBot.Content.Cards;
using SupportBot.Content.Risk;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;
using SupportBot.Understanding.Risk;

namespace SupportBot.Content;

/// <summary>Everything that a door needs, read and checked: what the engine knows, how words are read and how messages are shown.</summary>
public sealed record SupportContent(Catalog Catalog, Texts Texts, UtteranceReader Reader, Presenter Presenter, CardLibrary Cards)
{
    /// <summary>Numbers of the domain's list of distinctions that an entry explains or asks about, by text id.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<int>> Covers { get; init; }

    /// <summary>Known ways to say each choice of each question, by their ids.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> Ways { get; init; }

    /// <summary>Number of risk rules of all languages.</summary>
    public required int RuleCount { get; init; }

    /// <param name="directory">Where <c>Locales</c>, <c>Helplines</c> and <c>cards</c> lie; beside the program unless a test says otherwise.</param>
    /// <param name="retention">How long the host keeps what it stores; null where nothing is stored.</param>
    /// <exception cref="ContentException">Names every fault in content, cards and settings with file or key, line and fix.</exception>
    public static SupportContent Load(string directory, OrganisationOptions options, Retention? retention = null)
    {
        var organisation = OrganisationReader.Read(options, retention);
        var ruleErrors = new List<ContentError>();
        var contentErrors = new List<ContentError>();
        RiskRuleBook? rules = null;
        CardLibrary? cards = null;
        LoadedContent? content = null;
        Parallel.Invoke(
            () => rules = RiskRuleLoader.Load(Path.Combine(directory, "Locales"), ruleErrors),
            () =>
            {
                cards = CardLibrary.Load(Path.Combine(directory, "cards"), contentErrors);
                content = LoadTexts(directory, organisation, contentErrors);
            });

        List<ContentError> errors = [.. ruleErrors, .. contentErrors];
        if (errors.Count > 0 || content is null || rules is null || cards is null)
            throw new ContentException(errors);
        var presenter = new Presenter(content.Texts, content.Catalog, cards);
        CardCheck.Run(content.Catalog, presenter, errors);
        if (errors.Count > 0)
            throw new ContentException(errors);
        var reader = new UtteranceReader(new RiskReader(rules.Rules), content.Lexicon, content.Catalog);
        return new SupportContent(content.Catalog, content.Texts, reader, presenter, cards) { Covers = content.Covers, Ways = content.Lexicon.Choices, RuleCount = rules.Rules.Count };
    }
    private static LoadedContent? LoadTexts(string directory, Organisation organisation, List<ContentError> errors)
    {
        try
        {
            return ContentLoader.Load(directory, organisation.Locale, organisation, new RequiredPhrases(RequiredTexts.All) { InEveryLanguage = RequiredTexts.InEveryLanguage });
        }
        catch (ContentException fault)
        {
            errors.AddRange(fault.Errors);
            return null;
        }
    }
}
