using SupportBot.Console.Walk;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What holds in every state that a conversation can be in.</summary>
public sealed class WalkTests
{
    private static readonly Dictionary<string, string> LabelsElsewhere = new()
    {
        ["label.working"] = "the answer to a button whose turn takes long",
        ["label.guide"] = "names the chat page",
        ["label.done"] = "answers a press in Teams",
        ["label.remind"] = "on the suggestion in Teams, where the walk gets no further; ReminderWishTests reads it",
        ["label.remind_week"] = "suggested below words; ReminderDayTests reads it",
        ["label.remind_two_weeks"] = "suggested below words; ReminderDayTests reads it",
        ["label.remind_month"] = "suggested below words; ReminderDayTests reads it",
        ["label.go_on"] = "suggested below the reminder; ReminderNoteTests reads it",
        ["label.not_now"] = "suggested below the reminder; ReminderNoteTests reads it",
        ["label.crisis_open_now"] = "depends on the hour; HelplineCardTests reads it",
        ["label.crisis_opens_today"] = "depends on the hour; HelplineCardTests reads it",
        ["label.crisis_opens_tomorrow"] = "depends on the hour; HelplineCardTests reads it",
        ["label.crisis_closed"] = "depends on the hour; HelplineCardTests reads it",
        ["label.privacy_page_web"] = "on a page of the host; PrivacyTests reads it",
        ["label.privacy_page_teams"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_purpose"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_purpose_text"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_limits"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_limits_text"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_danger"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_danger_text"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_use"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_use_text"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_questions"] = "on a page of the host; PrivacyTests reads it",
        ["label.terms_questions_text"] = "on a page of the host; PrivacyTests reads it",
    };

    [Fact]
    public void No_state_is_a_dead_end() => Holds(Rule.HasNoDeadEnd);

    [Fact]
    public void Every_turn_says_something_or_is_silent_for_a_known_reason() => Holds(Rule.SaysSomething);

    [Fact]
    public void Every_turn_offers_a_way_on() => Holds(Rule.OffersAWayOn);

    [Fact]
    public void Everything_that_is_said_can_be_shown() => Holds(Rule.CanBeShown);

    [Fact]
    public void Every_button_of_every_card_in_view_works() => Holds(Rule.ButtonsWork);

    [Fact]
    public void Starting_over_works_from_every_state() => Holds(Rule.StartsOver);

    [Fact]
    public void Help_is_given_in_every_state() => Holds(Rule.Helps);

    [Fact]
    public void I_need_help_now_shows_help_from_every_state() => Holds(Rule.HelpsNow);

    [Fact]
    public void Skip_on_the_card_of_the_open_question_skips_it_from_every_state() => Holds(Rule.Skips);

    [Fact]
    public void A_plain_statement_of_danger_opens_safety_from_every_state() => Holds(Rule.OpensSafety);

    [Fact]
    public void Who_is_safe_again_is_back_where_they_were() => Holds(Rule.LeadsBack);

    [Fact]
    public void No_suggestion_comes_without_a_reason() => Holds(Rule.SuggestsWithReasons);

    [Fact]
    public void Never_are_more_than_six_questions_put() => Holds(Rule.AsksFewQuestions);

    [Fact]
    public void Every_session_is_read_back_from_the_store_as_it_was_written() => Holds(Rule.IsKept);

    [Fact]
    public void Every_outcome_can_be_reached_with_and_without_a_directory()
    {
        var outcomes = Walks.Sample.Catalog.Outcomes.Select(outcome => outcome.Id).ToList();

        outcomes.Except(Walks.Everything.Outcomes.Keys).ShouldBeEmpty();
        outcomes.Except(Walks.Answers.Outcomes.Keys).ShouldBeEmpty();
        Walks.Everything.InSafety.ShouldBePositive();
    }

    [Fact]
    public void Every_phrase_is_said_and_every_card_shown_by_the_engine_or_for_a_known_reason_by_the_edge()
    {
        var unsaid = Figures.Phrases(Walks.Sample).Except(Walks.Everything.Phrases).Concat(CardIds.All.Except(Walks.Everything.Cards));

        unsaid.ShouldBe(Expected.Unsaid.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_label_is_read_on_a_card_or_known_to_be_read_elsewhere()
    {
        var unread = Walks.Sample.Texts.All()
            .Where(text => text.Id.StartsWith("label.", StringComparison.Ordinal) && !text.Wordings.Any(wording => IsRead(wording.Text)))
            .Select(text => text.Id);

        unread.Except(LabelsElsewhere.Keys).ShouldBeEmpty();
    }

    private static bool IsRead(string wording)
    {
        var fixedPart = wording.Split('{')[0];
        return Walks.Everything.Texts.Any(text => text.Contains(fixedPart, StringComparison.Ordinal));
    }

    private static void Holds(Rule rule)
    {
        Broken(Walks.Everything, rule).ShouldBeEmpty();
        Broken(Walks.Answers, rule).ShouldBeEmpty();
    }

    private static IEnumerable<string> Broken(Walked walked, Rule rule) =>
        walked.Faults.TryGetValue(rule, out var faults) ? faults.Select(fault => fault.ToString()) : [];
}
