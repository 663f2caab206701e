using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

public sealed class ForgettingTests : IDisposable
{
    private readonly Talk _talk = new();
    private readonly List<FinishedTurn> _sent = [];

    public void Dispose() => _talk.Dispose();

    [Fact]
    public async Task Nothing_is_kept_once_the_goodbye_is_sent()
    {
        await RunAsync("m1", new Chose(Activities.Now, Intent.Choose));
        await AskAsync();
        await ForgetAsync("f1");

        _talk.Store.Kept.ShouldBeNull();
        _sent[^1].Forgets.ShouldBeTrue();
        _sent[^1].Turn.Messages.ShouldContain(message => message.Id == PhraseIds.ForgetDone);
    }

    [Fact]
    public async Task What_came_before_is_gone_even_when_the_goodbye_cannot_be_sent()
    {
        await RunAsync("m1", new Chose(Activities.Now, Intent.Choose));
        await AskAsync();
        await Should.ThrowAsync<HttpRequestException>(() => ForgetAsync("f1", () => throw new HttpRequestException("no")));

        var kept = _talk.Store.Kept.ShouldNotBeNull();
        kept.Session.OpenQuestion.ShouldBeNull();
        kept.Recent.ShouldHaveSingleItem().ActivityId.ShouldBe("f1");
    }

    [Fact]
    public async Task The_wish_that_comes_again_after_a_fault_is_fulfilled()
    {
        await AskAsync();
        _talk.Store.CannotDelete = true;
        await Should.ThrowAsync<IOException>(() => ForgetAsync("f1"));
        _talk.Store.CannotDelete = false;

        await ForgetAsync("f1");

        _sent[^1].IsRepeat.ShouldBeTrue();
        _talk.Store.Kept.ShouldBeNull();
    }

    [Fact]
    public async Task The_wish_that_comes_again_later_gets_the_same_answer_and_touches_nothing_new()
    {
        await AskAsync();
        await ForgetAsync("f1");
        await ForgetAsync("f1");
        _talk.Store.Kept.ShouldBeNull();
        await RunAsync("m2", new Chose(Activities.Now, Intent.Choose));
        await ForgetAsync("f1");

        _sent[2].Turn.Messages.ShouldBe(_sent[1].Turn.Messages);
        _sent[^1].Turn.Messages.ShouldBe(_sent[1].Turn.Messages);
        _talk.Store.Kept.ShouldNotBeNull().Session.OpenQuestion.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_wish_that_comes_again_after_new_words_does_not_delete_those()
    {
        await AskAsync();
        _talk.Store.CannotDelete = true;
        await Should.ThrowAsync<IOException>(() => ForgetAsync("f1"));
        _talk.Store.CannotDelete = false;
        await RunAsync("m2", new Chose(Activities.Now, Intent.Choose));

        await ForgetAsync("f1");

        _talk.Store.Kept.ShouldNotBeNull().Session.OpenQuestion.ShouldNotBeNull();
    }

    /// <summary>Nothing is forgotten that was not asked about just before.</summary>
    private Task<FinishedTurn?> AskAsync() => RunAsync("a1", new Chose(Activities.Now, Intent.Forget));

    private Task<FinishedTurn?> ForgetAsync(string id, Action? sending = null) => RunAsync(id, new Chose(Activities.Now, Intent.ConfirmForget), sending);

    private Task<FinishedTurn?> RunAsync(string id, UserEvent happened, Action? sending = null) => _talk.Runner.RunAsync(
        "conversation",
        id,
        _ => happened,
        reference: null,
        (turn, _) =>
        {
            sending?.Invoke();
            _sent.Add(turn);
            return Task.CompletedTask;
        },
        CancellationToken.None);
}
