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
    public const string Form = "form";
    public const string Suggestion = "suggestion";
    public const string Either = "either";
    public const string Answers = "answers";
    public const string Inferred = "inferred";
    public const string Person = "person";
    public const string Privacy = "privacy";
    public const string Forget = "forget";
    public const string Feedback = "feedback";
    public const string Crisis = "crisis";

    /// <summary>Replaces an answered card; drawn by the edge from the answers that the turn gives back.</summary>
    public const string Record = "record";

    public static readonly ImmutableArray<string> All =
    [
        Welcome, Menu, Modality, Comparison, Question, Form, Suggestion, Either, Answers, Inferred, Person, Privacy, Forget, Feedback, Crisis, Record,
    ];
}
