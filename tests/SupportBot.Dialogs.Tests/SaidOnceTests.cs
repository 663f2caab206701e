using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>What is said without a turn is not said twice either when a channel sends an activity again.</summary>
public sealed class SaidOnceTests : IDisposable
{
    private readonly Talk _talk = new();

    public void Dispose() => _talk.Dispose();

    [Theory]
    [InlineData("hello", "groupChat")]
    [InlineData("", "personal")]
    public async Task To_a_group_and_to_an_empty_message(string text, string conversation)
    {
        var message = Activities.Message(text);
        message.Conversation!.ConversationType = conversation;

        (await _talk.TurnAsync(message)).Count.ShouldBe(1);
        (await _talk.TurnAsync(message)).ShouldBeEmpty();

        message.Id = "m2";
        (await _talk.TurnAsync(message)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_group_hears_it_when_the_channel_failed_before()
    {
        var message = Activities.Message("hello");
        message.Conversation!.ConversationType = "groupChat";
        _talk.Taking = (_, _) => throw new HttpRequestException("no");
        await Should.ThrowAsync<HttpRequestException>(() => _talk.TurnAsync(message));
        _talk.Taking = (_, _) => Task.CompletedTask;

        (await _talk.TurnAsync(message)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_response_holds_it_again()
    {
        var message = Activities.Message("hello");
        message.Conversation!.ConversationType = "groupChat";
        message.DeliveryMode = DeliveryModes.ExpectReplies;

        (await _talk.TurnAsync(message)).Count.ShouldBe(1);
        (await _talk.TurnAsync(message)).Count.ShouldBe(1);
    }
}
