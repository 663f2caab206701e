using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>Ids of the cards that the engine shows; each is a template of that name in <c>cards/</c>.</summary>
public static class CardIds
{
    public const string Welcome = "welcome";
    public const string Menu = "menu";
    public const string Modality = "modality";
    public const string Comparison = "comparison";
    public const string Question = "question";
    public const string Suggestion = "suggestion";
    public const string Crisis = "crisis";

    /// <summary>Replaces an answered question card; drawn by the edge from the answer.</summary>
    public const string Record = "record";

    public static readonly ImmutableArray<string> All = [Welcome, Menu, Modality, Comparison, Question, Suggestion, Crisis, Record];
}
