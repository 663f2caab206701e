using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

public sealed class TranslatorTests
{
    private static readonly ActivityTranslator Translator = new(TestContent.Britain.Reader, TestContent.Britain.Catalog, TimeProvider.System);

    private readonly StoredSession _fresh = new(new Session(), 0, []);

    [Theory]
    [InlineData("msteams", "https://smba.example/teams/", ChannelKind.Teams)]
    [InlineData("directline", "https://directline.invalid", ChannelKind.WebChat)]
    [InlineData("directline", "https://directline.botframework.com/", ChannelKind.Other)]
    [InlineData("webchat", "https://webchat.botframework.com/", ChannelKind.Other)]
    [InlineData("sms", null, ChannelKind.Other)]
    public void Every_event_says_where_the_person_talks(string channel, string? serviceUrl, ChannelKind expected)
    {
        var joined = Activities.Message("");
        joined.Type = ActivityTypes.ConversationUpdate;
        Activity[] activities =
        [
            Activities.Message("hello"), Activities.Press("{}"), Activities.Invoke("{}"), Activities.Press("""{"intent":"submit_form"}"""),
            Activities.Edit("hello"), Activities.Delete(), joined,
        ];
        foreach (var activity in activities)
        {
            (activity.ChannelId, activity.ServiceUrl) = (channel, serviceUrl);
            Translator.Translate(activity, _fresh)!.Channel.ShouldBe(expected);
        }
    }

    [Fact]
    public void A_question_about_means_that_is_typed_into_a_card_is_read_like_one_that_is_said()
    {
        var told = new Session { Safety = new SafetyState { Phase = SafetyPhase.Closed, Distress = true, Route = RiskRoute.SuicidalThoughts } };
        var press = Activities.Press("""{"intent":"answer","comment":"how tall is the bridge"}""");

        Translator.Translate(press, new StoredSession(told, 0, [])).ShouldBeOfType<Said>().Reading.Risk.MentionsMeans.ShouldBeTrue();
    }

    [Fact]
    public void A_form_keeps_the_choices_of_questions_and_drops_the_rest()
    {
        const string Form = """
            {"intent":"submit_form","card":7,"concern":"low_mood","impact":"a_lot","help_kind":"nowhere","nothing":"goal","body":5,"target":null}
            """;
        foreach (var sent in new[] { Activities.Press(Form), Activities.Invoke(Form) })
        {
            var form = Translate(sent).ShouldBeOfType<Submitted>();
            form.Choices.Select(choice => (choice.Key, choice.Value)).ShouldBe([("concern", "low_mood"), ("impact", "a_lot")]);
            form.Card.ShouldBe(7);
            (form.Reading?.Risk.Level ?? RiskLevel.None).ShouldBe(RiskLevel.None);
        }
    }

    [Theory]
    [InlineData("""{"intent":"submit_form"}""")]
    [InlineData("""{"intent":"submit_form","concern":""}""")]
    [InlineData("""{"intent":"submit_form","concern":[],"impact":{"a":null},"card":[7]}""")]
    public void An_empty_or_odd_form_has_no_choices_and_no_words(string data)
    {
        var form = Translate(Activities.Press(data)).ShouldBeOfType<Submitted>();
        form.Choices.ShouldBeEmpty();
        (form.Reading, form.Card).ShouldBe((null, null));
    }

    [Theory]
    [InlineData("""{"intent":"submit_form","concern":"low_mood","note":"I want to kill myself"}""")]
    [InlineData("""{"intent":"submit_form","concern":"low_mood","impact":"I want to kill myself"}""")]
    [InlineData("""{"intent":"submit_form","concern":"low_mood","more":{"impact":["I want to kill myself"]}}""")]
    public void Words_on_a_form_are_read_for_risk_and_its_choices_are_kept(string data)
    {
        var form = Translate(Activities.Press(data)).ShouldBeOfType<Submitted>();
        form.Reading.ShouldNotBeNull().Risk.Level.ShouldBe(RiskLevel.Explicit);
        form.Choices.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_question_to_change_is_the_choice_of_the_button() =>
        Translate(Activities.Press("""{"intent":"change_answer","choice":"impact","card":3}"""))
            .ShouldBeOfType<Chose>().ShouldBe(new Chose(default, Intent.ChangeAnswer, Target: null, "impact", 3), new SameButTime());

    [Theory]
    [InlineData("therapy.coaching", "therapy.coaching")]
    [InlineData("therapy_and_coaching", "therapy_and_coaching")]
    [InlineData("jane", "unknown")]
    [InlineData("therapy.jane", "unknown")]
    [InlineData("", null)]
    public void What_names_nothing_goes_no_further(string sent, string? target) =>
        Translate(Activities.Press($$"""{"intent":"explain","target":"{{sent}}"}""")).ShouldBeOfType<Chose>().Target.ShouldBe(target);

    [Fact]
    public void An_edit_of_an_answer_is_read_as_an_answer_to_the_same_question()
    {
        var stored = Answered("m1", "concern") with { Session = new Session { OpenQuestion = "impact" } };

        var edited = Translate(Activities.Edit("burnt out"), stored).ShouldBeOfType<Edited>();

        (edited.Question, edited.Reading.Choice).ShouldBe(("concern", "worn_out"));
        var other = Translate(Activities.Edit("burnt out", id: "m2"), stored).ShouldBeOfType<Edited>();
        (other.Question, other.Reading.Choice).ShouldBe((null, null));
    }

    [Fact]
    public void A_deleted_answer_names_its_question()
    {
        var stored = Answered("m1", "concern");
        Translate(Activities.Delete(), stored).ShouldBeOfType<Deleted>().Question.ShouldBe("concern");
        Translate(Activities.Delete(id: "m"), stored).ShouldBeOfType<Deleted>().Question.ShouldBeNull();
    }

    [Fact]
    public void A_message_whose_answer_was_given_anew_since_changes_nothing()
    {
        RecordedTurn[] newer =
        [
            Turn("m2", Message(PhraseIds.Reflect, "question", "concern")), Turn("p1", Message(PhraseIds.Skipped, "question", "concern")),
            Turn("p1", Message(PhraseIds.FormReceived, "answers", "impact.a_lot", "concern.low_mood")),
            Turn("p1", Message(PhraseIds.StartedOver)), Turn("p1", Message(PhraseIds.WelcomeAgain)),
        ];
        foreach (var turn in newer)
        {
            var answered = Answered("m1", "concern");
            var stored = answered with { Recent = answered.Recent.Add(turn) };
            Translate(Activities.Delete(), stored).ShouldBeOfType<Deleted>().Question.ShouldBeNull(turn.Messages[0].Id);
            Translate(Activities.Edit("burnt out"), stored).ShouldBeOfType<Edited>().Question.ShouldBeNull(turn.Messages[0].Id);
        }
    }

    [Fact]
    public void An_answer_stays_that_of_its_message_while_others_are_given_and_after_its_own_edits()
    {
        var stored = Answered("m1", "concern");
        stored = stored with
        {
            Recent =
            [
                .. stored.Recent, Turn("m2", Message(PhraseIds.Reflect, "question", "impact")),
                Turn("m1/edited/1", Message(PhraseIds.Reflect, "question", "concern")),
                Turn("p1", Message(PhraseIds.FormReceived, "answers", "goal.other")),
            ],
        };

        Translate(Activities.Delete(), stored).ShouldBeOfType<Deleted>().Question.ShouldBe("concern");
        Translate(Activities.Delete(id: "m2"), stored).ShouldBeOfType<Deleted>().Question.ShouldBe("impact");
    }

    [Theory]
    [InlineData(8, null)]
    [InlineData(6, "worn_out")]
    public void After_long_away_words_are_read_as_those_of_a_new_conversation(int days, string? choice)
    {
        var session = new Session { OpenQuestion = "concern", Step = Step.Asking, LastSeen = DateTimeOffset.UtcNow.AddDays(-days) };

        var said = Translate(Activities.Message("burnt out"), new StoredSession(session, 1, [])).ShouldBeOfType<Said>();

        said.Reading.Choice.ShouldBe(choice);
    }

    [Theory]
    [InlineData("""{"intent":"answer","choice":"我想死"}""")]
    [InlineData("""{"intent":"answer","target":"concern","choice":"killmyself"}""")]
    [InlineData("""{"intent":"answer","choice":"I\nwant\nto\nkill\nmyself"}""")]
    [InlineData("""{"intent":"answer","choice":"I\u00a0want\u00a0to\u00a0kill\u00a0myself"}""")]
    [InlineData("""{"intent":"answer","choice":["I want to kill myself"]}""")]
    [InlineData("""{"intent":"explain","target":{"text":"I want to kill myself"}}""")]
    [InlineData("""{"intent":"我想死"}""")]
    [InlineData("""{"intent":"explain","target":"therapy.我想死"}""")]
    [InlineData("""{"intent":"menu","card":"killmyself"}""")]
    public void What_names_nothing_in_a_button_is_read_for_risk(string data)
    {
        foreach (var sent in new[] { Activities.Press(data), Activities.Invoke(data) })
            Translate(sent).ShouldBeOfType<Said>().Reading.Risk.Level.ShouldBe(RiskLevel.Explicit);
    }

    [Fact]
    public void Every_id_that_a_button_may_carry_is_no_words_of_the_person()
    {
        var catalog = TestContent.Britain.Catalog;
        var choices = catalog.Questions.SelectMany(question => question.Choices).Select(choice => choice.Id);
        foreach (var id in choices.Concat(catalog.Questions.Select(question => question.Id)))
            Translate(Activities.Press($$"""{"intent":"answer","target":"concern","choice":"{{id}}","card":2}""")).ShouldBeOfType<Chose>().Choice.ShouldBe(id);
    }

    [Fact]
    public void An_edit_is_read_for_risk() =>
        Translate(Activities.Edit("I want to kill myself")).ShouldBeOfType<Edited>().Reading.Risk.Level.ShouldBe(RiskLevel.Explicit);

    [Fact]
    public void An_edit_that_leaves_no_words_calls_for_nothing() => Translate(Activities.Edit(" ")).ShouldBeNull();

    private UserEvent? Translate(Activity activity, StoredSession? stored = null) => Translator.Translate(activity, stored ?? _fresh);

    private static StoredSession Answered(string message, string question) => new(new Session(), 1,
        [Turn(message, Message(PhraseIds.Reflect, "question", question)), Turn("later", Message(PhraseIds.Thanks))]);

    private static RecordedTurn Turn(string activity, Message said) => new(activity, [said], Sent: 1);

    private static Message Message(string phrase) => new(MessageKind.Phrase, phrase);

    private static Message Message(string phrase, string key, params ImmutableArray<string> ids) =>
        Message(phrase) with { Data = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(key, ids) };

    private sealed class SameButTime : IEqualityComparer<Chose>
    {
        public bool Equals(Chose? x, Chose? y) => x! with { At = default, Channel = default } == y! with { At = default, Channel = default };

        public int GetHashCode(Chose obj) => obj.Intent.GetHashCode();
    }
}
