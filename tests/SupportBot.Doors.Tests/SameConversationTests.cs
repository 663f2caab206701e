using SupportBot.Conversation;

namespace SupportBot.Doors.Tests;

/// <summary>
/// Whoever does the same at another door hears the same. Each transcript is played at /api/messages and at Direct Line, turn by turn at the
/// same time, with the engine alone beside each door. Direct Line has no edits and deletions, so a transcript with them is not played there.
/// What names the channel itself, such as who keeps a copy, is compared with the engine's words for that channel, and not between the doors.
/// </summary>
public sealed class SameConversationTests(DoorsHost host) : IClassFixture<DoorsHost>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Transcripts => [.. Transcript.Names];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task A_transcript_is_the_same_conversation_at_both_doors(string name)
    {
        var transcript = Transcript.Read(name);
        using var http = host.CreateClient();
        var engine = Engine(transcript, transcript.Channel);
        var messages = new Visit(BotFramework(http, transcript), engine);
        var directLine = new Visit(new DirectLineDoor(http, transcript.Country), Engine(transcript, ChannelKind.WebChat));
        if (!transcript.BeginsWithWelcome)
            await directLine.DoAsync(new Joining(), "(join)");

        foreach (var (deed, line) in InTime(transcript, engine))
        {
            await messages.DoAsync(deed, line);
            if (!transcript.IsForDirectLine)
                continue;
            await directLine.DoAsync(deed, line);
            if (transcript is { BeginsWithWelcome: true, IsSameElsewhere: true })
                directLine.OfAnyChannel.ShouldBe(messages.OfAnyChannel, line);
        }
    }

    [Theory]
    [InlineData("08-skip-back-why.txt")]
    [InlineData("33-form-half.txt")]
    [InlineData("48-feedback-not-helped.txt")]
    public async Task In_Teams_what_takes_the_place_of_a_pressed_card_is_all_that_is_not_said(string name)
    {
        var transcript = Transcript.Read(name);
        using var http = host.CreateClient();
        var teams = new TeamsDoor(http, host.Clock, transcript.Country);
        var engine = Engine(transcript, ChannelKind.Teams);
        var replaced = 0;

        foreach (var (deed, line) in InTime(transcript, engine))
        {
            var expected = await engine.DoAsync(deed);
            var heard = await teams.DoAsync(deed);
            if (deed is Pressing or Submitting && teams.Replacement is { } card)
            {
                var (told, words) = engine.Last.Messages.Zip(expected).Where(pair => !heard.Contains(pair.Second)).ShouldHaveSingleItem();
                card.ShouldBe(engine.Record(told), line);
                expected = [.. expected.Where(said => said != words)];
                replaced++;
            }

            heard.ShouldBe(expected, line);
        }

        replaced.ShouldBeGreaterThan(0);
    }

    /// <summary>What is done and the line that it comes from, with the clock moved on before each.</summary>
    private IEnumerable<(Deed Deed, string Line)> InTime(Transcript transcript, EngineWay engine)
    {
        foreach (var act in transcript.Acts)
        {
            if (act.What is Waiting wait)
            {
                host.Clock.Move(wait.Time);
                continue;
            }

            foreach (var deed in act.What is Answering answering ? Presses(answering, engine) : [act.What])
            {
                host.Clock.Move(Pause);
                yield return (deed, act.Line);
                if (act.IsTwice)
                    yield return (deed, act.Line);
            }
        }
    }

    private static IEnumerable<Deed> Presses(Answering answering, EngineWay engine)
    {
        while (engine.OpenQuestion is { } open)
            yield return answering.PressAt(open);
    }

    private BotFrameworkDoor BotFramework(HttpClient http, Transcript transcript) =>
        new(http, host.Clock, transcript.Channel == ChannelKind.Teams ? "msteams" : "emulator", transcript.Country);

    private EngineWay Engine(Transcript transcript, ChannelKind channel) => new(host.Content, host.Clock, channel, transcript.Country);
}
