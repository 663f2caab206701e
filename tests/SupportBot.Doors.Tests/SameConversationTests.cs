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
        var messages = new Visit(BotFramework(http, transcript), Engine(transcript, transcript.Channel));
        var directLine = new Visit(new DirectLineDoor(http, transcript.Country), Engine(transcript, ChannelKind.WebChat));

        foreach (var act in InTime(transcript))
        {
            await messages.DoAsync(act);
            if (!transcript.IsForDirectLine)
                continue;
            await directLine.DoAsync(act);
            directLine.OfAnyChannel.ShouldBe(messages.OfAnyChannel, act.Line);
        }
    }

    [Theory]
    [InlineData("08-skip-back-why.txt")]
    [InlineData("22-change-answer.txt")]
    [InlineData("28-suggestion-and-back.txt")]
    public async Task In_Teams_the_card_in_place_of_a_pressed_one_is_all_that_is_not_said(string name)
    {
        var transcript = Transcript.Read(name);
        using var http = host.CreateClient();
        var teams = new TeamsDoor(http, host.Clock, transcript.Country);
        var engine = Engine(transcript, ChannelKind.Teams);
        var replaced = 0;

        foreach (var act in InTime(transcript))
        {
            var expected = await engine.DoAsync(act.What);
            var heard = await teams.DoAsync(act.What);
            if (act.What is Pressing or Submitting && teams.Replacement is { } card)
            {
                var (told, words) = engine.Last.Messages.Zip(expected).Where(pair => !heard.Contains(pair.Second)).ShouldHaveSingleItem();
                card.ShouldBe(engine.Record(told), act.Line);
                expected = [.. expected.Where(said => said != words)];
                replaced++;
            }

            heard.ShouldBe(expected, act.Line);
        }

        replaced.ShouldBeGreaterThan(0);
    }

    /// <summary>Moves the clock before each act.</summary>
    private IEnumerable<Act> InTime(Transcript transcript)
    {
        foreach (var act in transcript.Acts)
        {
            host.Clock.Move(act.What is Waiting wait ? wait.Time : Pause);
            if (act.What is Waiting)
                continue;
            yield return act;
            if (act.IsTwice)
                yield return act;
        }
    }

    private BotFrameworkDoor BotFramework(HttpClient http, Transcript transcript) =>
        new(http, host.Clock, transcript.Channel == ChannelKind.Teams ? "msteams" : "emulator", transcript.Country);

    private EngineWay Engine(Transcript transcript, ChannelKind channel) => new(host.Content, host.Clock, channel, transcript.Country);
}
