using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

public sealed class TypingTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _loaded;
    private readonly Talk _talk;

    public TypingTests()
    {
        _talk = new Talk(_time);
        _loaded = _talk.Store.Hold();
    }

    public void Dispose() => _talk.Dispose();

    [Fact]
    public async Task A_slow_turn_shows_typing_once_and_before_its_answer()
    {
        var turn = _talk.TurnAsync(Activities.Message("hello"));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        _talk.Sent.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.2));
        await ShownAsync();
        _time.Advance(TimeSpan.FromSeconds(30));

        _loaded.SetResult();
        await turn.WaitAsync(Guard);
        _time.Advance(TimeSpan.FromSeconds(30));

        _talk.SentTypes.First().ShouldBe(ActivityTypes.Typing);
        _talk.SentTypes.Skip(1).ShouldNotBeEmpty();
        _talk.SentTypes.Skip(1).ShouldAllBe(type => type == ActivityTypes.Message);
    }

    [Fact]
    public async Task A_quick_turn_shows_none()
    {
        _loaded.SetResult();
        await _talk.TurnAsync(Activities.Message("hello"));
        _time.Advance(TimeSpan.FromSeconds(30));

        _talk.SentTypes.ShouldAllBe(type => type == ActivityTypes.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task None_is_shown_where_the_answer_goes_into_the_response(bool isInvoke)
    {
        var activity = isInvoke ? Activities.Invoke("""{"intent":"menu"}""") : Activities.Message("hello");
        activity.DeliveryMode = isInvoke ? null : DeliveryModes.ExpectReplies;
        var turn = _talk.TurnAsync(activity);
        _time.Advance(TimeSpan.FromSeconds(5));
        _loaded.SetResult();

        var said = await turn.WaitAsync(Guard);

        said.ShouldNotBeEmpty();
        said.ShouldAllBe(reply => reply.Type != ActivityTypes.Typing);
    }

    [Fact]
    public async Task A_channel_that_refuses_the_sign_gets_the_answer()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _talk.Taking = (activity, _) =>
        {
            if (activity.Type != ActivityTypes.Typing)
                return Task.CompletedTask;
            refused.TrySetResult();
            throw new HttpRequestException("no");
        };
        var turn = _talk.TurnAsync(Activities.Message("hello"));
        _time.Advance(TimeSpan.FromSeconds(2));
        await refused.Task.WaitAsync(Guard);
        _loaded.SetResult();

        (await turn.WaitAsync(Guard)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_is_slow_to_take_the_sign_does_not_hold_up_the_answer()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _talk.Taking = (activity, cancellationToken) =>
        {
            if (activity.Type != ActivityTypes.Typing)
                return Task.CompletedTask;
            asked.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        var turn = _talk.TurnAsync(Activities.Message("hello"));
        _time.Advance(TimeSpan.FromSeconds(2));
        await asked.Task.WaitAsync(Guard);
        _loaded.SetResult();

        (await turn.WaitAsync(Guard)).ShouldNotBeEmpty();
    }

    private async Task ShownAsync()
    {
        using var guard = new CancellationTokenSource(Guard);
        while (_talk.Sent.IsEmpty)
            await Task.Delay(5, guard.Token);
    }
}
