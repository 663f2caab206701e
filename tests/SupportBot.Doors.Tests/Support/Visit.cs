using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Doors.Tests.Support;

/// <summary>A person at a door, and the engine alone beside them.</summary>
internal sealed class Visit(Way door, EngineWay engine)
{
    private static readonly string[] WordedByChannel =
        [SafetyPhrases.SafeToTalk, SafetyPhrases.SafeToTalkTeams, SafetyPhrases.AsidePrivacy, SafetyPhrases.AsidePrivacyTeams];

    /// <summary>What was heard last, but for what names the channel, and as a client without <c>Action.Execute</c> would draw it.</summary>
    public IReadOnlyList<Heard> OfAnyChannel { get; private set; } = [];

    /// <param name="line">As the transcript has it.</param>
    public async Task DoAsync(Deed deed, string line)
    {
        var expected = await engine.DoAsync(deed);
        var heard = await door.DoAsync(deed);
        heard.ShouldBe(expected, line);
        OfAnyChannel = [.. heard.Zip(engine.Last.Messages).Where(pair => !NamesTheChannel(pair.Second)).Select(pair => pair.First.WithoutExecute())];
    }

    private static bool NamesTheChannel(Message message) => message.Data.ContainsKey("channel") || WordedByChannel.Contains(message.Id);
}
