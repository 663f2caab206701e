using SupportBot.Conversation;

namespace SupportBot.Doors.Tests.Support;

/// <summary>A person at a door, and the engine alone beside them.</summary>
internal sealed class Visit(Way door, EngineWay engine)
{
    /// <summary>What was heard last, but for what names the channel, and as a client without <c>Action.Execute</c> would draw it.</summary>
    public IReadOnlyList<Heard> OfAnyChannel { get; private set; } = [];

    public async Task DoAsync(Act act)
    {
        var expected = await engine.DoAsync(act.What);
        var heard = await door.DoAsync(act.What);
        heard.ShouldBe(expected, act.Line);
        OfAnyChannel = [.. heard.Zip(engine.Last.Messages).Where(pair => !NamesTheChannel(pair.Second)).Select(pair => pair.First.WithoutExecute())];
    }

    private static bool NamesTheChannel(Message message) => message.Data.ContainsKey("channel");
}
