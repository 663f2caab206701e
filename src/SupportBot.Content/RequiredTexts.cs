using System.Collections.Immutable;
using System.Reflection;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Content;

/// <summary>Texts that the engine says or a card shows by name. A locale without one of them stops the host.</summary>
public static class RequiredTexts
{
    private static readonly ImmutableArray<string> OnCards =
    [
        "welcome.title", "welcome.what_it_is", "welcome.what_it_keeps", "welcome.prompt", "suggestion.next_best", "suggestion.would_change", "either.lead", "inferred.ask",
        "safety.card.heading", "safety.card.text", "safety.emergency", "safety.emergency_now", "safety.emergency_unknown", "safety.ask_country", "safety.find_a_helpline",
        "menu.text", "privacy.kept", "privacy.not_kept", "privacy.organisation", "privacy.forget", "privacy.reminder", "forget.what", "forget.reminder", "person.text", "person.none", "feedback.ask",
        .. from subject in new[] { "privacy.channel", "forget.cannot" } from channel in ChannelNames.All select $"{subject}.{channel}",
    ];

    private static readonly ImmutableArray<string> Labels =
    [
        "choose", "compare", "either", "inferred_heading", "inferred_yes", "inferred_no", "explain_therapy", "explain_coaching", "explain_mentorship", "help_now", "start_over", "menu", "skip", "back", "why_asked", "stop",
        "answer", "im_safe", "misunderstood", "in_danger", "change_answer", "talk_to_person", "call", "text", "chat", "open_page", "choice_required", "done",
        "question_progress", "guide", "menu_heading", "modality_what", "modality_who", "modality_first_meeting", "modality_time", "modality_fits", "modality_not_for",
        "modality_is_not", "comparison", "comparison_aspect", "suggestion", "suggestion_reasons", "suggestion_will_not", "suggestion_next_best",
        "suggestion_first_step", "suggestion_change", "suggestion_ask",
        "form", "one_by_one", "submit_form", "back_to_suggestion", "resume", "privacy", "forget", "confirm_forget", "keep", "feedback", "helped", "not_helped",
        "person", "email", "choice_hint", "question_changing", "leave_out", "left_out", "change_which", "change_none", "change_required", "comparison_two",
        "answers_heading", "privacy_kept", "privacy_not_kept", "privacy_channel", "privacy_organisation", "privacy_forget", "forget_ask", "forget_what",
        "forget_cannot", "privacy_page_web", "privacy_page_teams", "privacy_reminder",
        "remind", "remind_week", "remind_two_weeks", "remind_month", "go_on", "not_now",
        "terms", .. new[] { "purpose", "limits", "danger", "use", "questions" }.SelectMany(part => new[] { $"terms_{part}", $"terms_{part}_text" }),
        "day", "days", "hour", "hours",
    ];

    private static readonly ImmutableArray<string> CrisisLabels =
    [
        "in_danger", "im_safe", "misunderstood", "help_now", "call", "text", "chat", "open_page", "crisis_hours", "crisis_free", "crisis_open_now",
        "crisis_opens_today", "crisis_opens_tomorrow", "crisis_closed", "crisis_language", "crisis_by_place", "crisis_automated", "emergency_here", "text_keyword",
    ];

    private static readonly ImmutableArray<string> OnCrisisCard =
    [
        .. OnCards.Where(id => id.StartsWith("safety.", StringComparison.Ordinal)),
        .. CrisisLabels.Select(id => $"label.{id}"),
    ];

    /// <summary>
    /// What every language with risk rules must have: answers to direct statements and what follows on them. Languages other than the
    /// locale's have no rules for implied signs.
    /// </summary>
    public static readonly ImmutableSortedSet<string> InEveryLanguage =
    [
        .. OnCrisisCard,
        .. from route in new[]
            {
                RiskRoute.ImminentDanger, RiskRoute.SuicidalThoughts, RiskRoute.SelfInjury, RiskRoute.HarmToOthers, RiskRoute.Abuse, RiskRoute.MedicalEmergency,
            }
            select SafetyPhrases.For(route, RiskLevel.Explicit),
        SafetyPhrases.InDangerNow, SafetyPhrases.NotInDanger, SafetyPhrases.SafeToTalk, SafetyPhrases.NotSafeToTalk, SafetyPhrases.Declined,
        SafetyPhrases.Closed, SafetyPhrases.Misunderstood, SafetyPhrases.HelpNow, SafetyPhrases.StillHere, SafetyPhrases.CountrySet,
        SafetyPhrases.Automated, SafetyPhrases.Heard, SafetyPhrases.WhatHappens, SafetyPhrases.Barrier, SafetyPhrases.InView, PhraseIds.LanguageNotYet,
    ];

    public static readonly ImmutableSortedSet<string> All =
    [
        .. typeof(PhraseIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!),
        .. OnCards,
        .. Labels.Select(id => $"label.{id}"),
        .. SafetyPhrases.All(),
        .. OnCrisisCard,
    ];
}
