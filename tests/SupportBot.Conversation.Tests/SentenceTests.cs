using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Sentences where they are said, and how they are read, in <c>tests/data/understanding/sentences.tsv</c>.</summary>
public sealed class SentenceTests
{
    public static TheoryData<string, string, string> Sentences()
    {
        var sentences = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Repository.TestData("understanding", "sentences.tsv")).Where(line => line[0] != '#'))
        {
            var cells = line.Split('\t');
            sentences.Add(cells[0], cells[1], cells[2]);
        }

        return sentences;
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_is_read_as_listed(string text, string where, string reading) =>
        Describe(TestContent.Britain.Reader.Read(text, Where(where))).ShouldBe(reading);

    /// <summary>"-", or the answers so far (question.choice) and a step or the open question.</summary>
    private static Session Where(string where)
    {
        var session = new Session { Step = Step.Menu };
        foreach (var part in where.Split(' '))
        {
            if (part.Split('.') is [var question, var choice])
                session = session with { Answers = session.Answers.Add(new Answer(question, choice)) };
            else if (Enum.TryParse<Step>(part, out var step))
                session = session with { Step = step };
            else if (part != "-")
                session = session with { OpenQuestion = part, Step = session.Step == Step.Menu ? Step.Asking : session.Step };
        }

        return session;
    }

    [Theory]
    [InlineData("yes, delete it", Intent.ConfirmForget)]
    [InlineData("delete everything", Intent.ConfirmForget)]
    [InlineData("yes", Intent.Yes)]
    [InlineData("no", Intent.No)]
    [InlineData("don't delete it", Intent.None)]
    [InlineData("yes, but what happens to my answers?", Intent.Privacy)]
    public void After_the_question_whether_to_forget_only_plain_words_confirm(string text, Intent intent) =>
        TestContent.Britain.Reader.Read(text, new Session { Step = Step.Menu, Asked = SideQuestion.Forget }).Intent.ShouldBe(intent);

    [Theory]
    [InlineData("forget me")]
    [InlineData("just forget about me")]
    [InlineData("this was helpful")]
    [InlineData("what is coaching? who can see this?")]
    public void While_safety_is_open_wishes_wait(string text)
    {
        var session = new Session { Safety = new SafetyState { Phase = SafetyPhase.Open, Route = RiskRoute.SuicidalThoughts, Asked = SafetyQuestion.InDangerNow } };
        var reading = TestContent.Britain.Reader.Read(text, session);
        reading.Intent.ShouldBeOneOf(Intent.None, Intent.Explain, Intent.Privacy, Intent.Forget);
        reading.Also.ShouldBeEmpty();
    }

    [Fact]
    public void A_question_beside_a_sign_of_risk_does_not_wait_for_an_answer()
    {
        var reading = TestContent.Britain.Reader.Read("What is coaching? Who can see this? I want to kill myself.", new Session { Step = Step.Menu });
        reading.Risk.Level.ShouldBe(RiskLevel.Explicit);
        reading.Also.ShouldBeEmpty();
    }

    private static string Describe(Reading reading)
    {
        var first = Describe(reading.Intent, reading.Topics, reading.Explanation, reading.Choice);
        var further = reading.Also.Select(wish => $" + {Describe(wish.Intent, wish.Topics, wish.Explanation, choice: null)}");
        return $"{first}{string.Concat(further)}{(reading.IsLong ? " long" : "")}";
    }

    private static string Describe(Intent intent, IEnumerable<string> topics, string? explanation, string? choice)
    {
        var about = intent is Intent.Explain or Intent.Compare or Intent.WhyNot ? string.Join(',', topics) : "";
        string[] words = [intent == Intent.None ? "none" : intent.ToString(), about, explanation ?? "", choice ?? ""];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }
}
