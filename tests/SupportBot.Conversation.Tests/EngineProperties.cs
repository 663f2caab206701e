using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Tests;

/// <summary>What holds for every order of events, sensible or not.</summary>
public sealed class EngineProperties
{
    private static readonly SupportContent Content = TestContent.Britain;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static Gen<string?> Id(params string[] known) => Gen.Elements<string?>([.. known, "nonsense", null]);

    private static Gen<UserEvent> AnyEvent()
    {
        var catalog = Content.Catalog;
        string[] targets = [.. catalog.Modalities, .. catalog.Explanations, "therapy.coaching", .. catalog.Questions.Select(question => question.Id)];
        string[] choices =
        [
            .. catalog.Questions.SelectMany(question => question.Choices).Select(choice => choice.Id),
            .. catalog.Questions.Select(question => question.Id),
        ];
        var minutes = Gen.Frequency((20, Gen.Choose(0, 30)), (1, Gen.Constant(60 * 5)), (1, Gen.Constant(60 * 24 * 9)));
        var risks = Gen.Frequency(
            (20, Gen.Constant(RiskReading.None)),
            (1, Gen.Constant(RiskReading.Unread)),
            (3, from level in Gen.Elements(Enum.GetValues<RiskLevel>())
                from route in Gen.Elements(Enum.GetValues<RiskRoute>())
                from means in Gen.Elements(true, false)
                select new RiskReading(level, level == RiskLevel.None ? null : route) { MentionsMeans = means, Language = "en" }));
        var readings =
            from risk in risks
            from intent in Gen.Elements(Enum.GetValues<Intent>())
            from topic in Id([.. catalog.Modalities])
            from choice in Id(choices)
            from explanation in Id([.. catalog.Explanations])
            from also in Gen.Elements(Intent.None, Intent.Privacy, Intent.WhyAsked, Intent.Explain)
            from isLong in Gen.Elements(true, false)
            from country in Gen.Frequency((9, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("US", "ZZ")))
            select new Reading
            {
                Risk = risk,
                Intent = intent,
                Topics = topic is null ? [] : [topic],
                Explanation = explanation,
                Also = also == Intent.None ? [] : [new Wish(also, [])],
                IsLong = isLong,
                Choice = choice,
                Country = country,
            };
        var said = readings.Select(reading => (UserEvent)new Said(Start, reading));
        var changed =
            from reading in readings
            from question in Id(targets)
            from deleted in Gen.Elements(true, false)
            select deleted ? (UserEvent)new Deleted(Start, question) : new Edited(Start, reading, question);
        var chose =
            from intent in Gen.Elements(Enum.GetValues<Intent>())
            from target in Id(targets)
            from choice in Id(choices)
            select (UserEvent)new Chose(Start, intent, target, choice, 1);
        var submitted =
            from question in Gen.Elements(targets)
            from choice in Gen.Elements(choices)
            select (UserEvent)new Submitted(Start, ImmutableSortedDictionary<string, string>.Empty.Add(question, choice));
        return Gen.OneOf(said, said, chose, chose, submitted, changed, Gen.Elements<UserEvent>(new Joined(Start), new Rated(Start, Helped: true), new Rated(Start, Helped: false)))
            .SelectMany(happened => minutes, (happened, later) => happened with { At = Start.AddMinutes(later) });
    }

    private static void ForAnyConversation(Action<Conversationalist> holds)
    {
        var conversations = Arb.From(AnyEvent().ListOf(12));
        Prop.ForAll(conversations, events =>
        {
            var person = new Conversationalist(Content);
            foreach (var happened in events)
            {
                person.Now += happened.At - Start;
                person.Happen(happened with { At = person.Now });
            }

            holds(person);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_order_of_events_is_answered_and_every_answer_can_be_shown() => ForAnyConversation(person =>
    {
        person.Say("flurble");
        person.Last.Messages.ShouldNotBeEmpty();
        person.Texts.ShouldAllBe(text => text.Length > 0);
    });

    [Fact]
    public void An_explicit_statement_opens_safety_from_anywhere() => ForAnyConversation(person =>
    {
        person.Say("I want to kill myself");
        person.Session.Safety.IsOpen.ShouldBeTrue();
        person.Last.Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
    });

    [Fact]
    public void I_need_help_now_shows_help_from_anywhere() => ForAnyConversation(person =>
    {
        person.Press(Intent.HelpNow);
        person.Last.Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
    });

    [Fact]
    public void While_safety_is_open_help_stays_in_view_and_the_way_out_leads_back() => ForAnyConversation(person =>
    {
        person.Say("I want to kill myself");
        var before = person.Session;
        person.Press(Intent.Compare);
        person.Last.Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
        person.Press(Intent.ImSafe);
        person.Session.Safety.IsOpen.ShouldBeFalse();
        person.Session.Answers.ShouldBe(before.Answers);
        person.Session.OpenQuestion.ShouldBe(before.OpenQuestion);
    });

    [Fact]
    public void Starting_over_forgets_the_answers_from_anywhere() => ForAnyConversation(person =>
    {
        if (person.Session.Safety.IsOpen)
            person.Press(Intent.ImSafe);
        person.Press(Intent.StartOver);
        person.Session.Answers.ShouldBeEmpty();
        person.Session.OpenQuestion.ShouldBeNull();
        person.Session.Step.ShouldBe(Step.Menu);
    });

    [Fact]
    public void Forgetting_leaves_nothing_of_the_conversation_from_anywhere() => ForAnyConversation(person =>
    {
        if (person.Session.Safety.IsOpen)
            person.Press(Intent.ImSafe);
        person.Press(Intent.Forget);
        person.Press(Intent.ConfirmForget);
        person.Last.Effects.ShouldContain(new Forget());
        person.Session.ShouldBe(new Session { Locale = person.Session.Locale, LastSeen = person.Now });
    });

    [Fact]
    public void No_wording_is_said_a_third_time() => ForAnyConversation(person =>
    {
        for (var i = 0; i < 20; i++)
        {
            person.Say("flurble");
            person.Last.Messages.ShouldNotBeEmpty();
            var spoken = person.Last.Messages.Where(message => message.Kind == MessageKind.Phrase && message.Data.IsEmpty && message.Id != PhraseIds.Disclosure);
            foreach (var message in spoken.Where(message => !message.Id.StartsWith("safety.", StringComparison.Ordinal)))
                person.Session.Said[message.Id].ShouldBeLessThanOrEqualTo(2 * Content.Catalog.Wordings[message.Id]);
        }
    });

    [Fact]
    public void The_same_events_always_give_the_same_turn() => ForAnyConversation(person =>
    {
        var happened = new Chose(person.Now, Intent.Choose);
        var once = ConversationEngine.Transition(person.Session, happened, Content.Catalog);
        var again = ConversationEngine.Transition(person.Session, happened, Content.Catalog);
        SessionJson.Write(new StoredSession(again.Session, 1, [new RecordedTurn("a", again.Messages, 0)]))
            .ShouldBe(SessionJson.Write(new StoredSession(once.Session, 1, [new RecordedTurn("a", once.Messages, 0)])));
    });
}
