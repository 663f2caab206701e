using System.Collections.Concurrent;
using SupportBot.Dialogs.Tests.Sample;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>The sample of docs/embed-dialog.md, led as a person leads it.</summary>
public sealed class EmbeddingTests : IDisposable
{
    private readonly ForeignTalk _talk = new();

    public EmbeddingTests() => _talk.Bot = new HelpdeskBot(new KeptDialogState(), _talk.Dialog);

    public void Dispose() => _talk.Dispose();

    [Fact]
    public async Task The_bot_goes_on_with_its_own_work()
    {
        (await _talk.SayAsync("my screen is black")).ShouldHaveSingleItem().ShouldStartWith("Tell me what is broken");
        _talk.Reached.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_dialog_has_the_turns_between_its_begin_and_its_end()
    {
        string.Join('\n', await _talk.SayAsync("I would like some support")).ShouldContain("automated");
        string.Join('\n', await _talk.SayAsync("what is coaching?")).ShouldContain("coach");

        var last = await _talk.SayAsync("stop");

        last[^1].ShouldBe("Back at the helpdesk.");
        (await _talk.SayAsync("my screen is black")).ShouldHaveSingleItem().ShouldStartWith("Tell me what is broken");
    }

    [Fact]
    public async Task A_sign_of_danger_is_answered_outside_the_dialog_too()
    {
        string.Join('\n', await _talk.SayAsync("my screen is black and I want to kill myself")).ShouldContain("116 123");
        _talk.Reached.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_guide_shows_the_sample_as_it_is()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(SupportBot.Tests.Repository.Root, "docs", "embed-dialog.md"));
        var sample = await File.ReadAllTextAsync(Path.Combine(SupportBot.Tests.Repository.Root, "tests", "SupportBot.Dialogs.Tests", "Sample", "HelpdeskBot.cs"));

        guide.ShouldContain(sample[sample.IndexOf("public sealed class", StringComparison.Ordinal)..].Trim());
    }

    /// <summary>What a bot on Microsoft's SDK takes from its <c>ConversationState</c>.</summary>
    private sealed class KeptDialogState : IStatePropertyAccessor<DialogState>
    {
        private readonly ConcurrentDictionary<string, DialogState> _states = new(StringComparer.Ordinal);

        public string Name => nameof(DialogState);

        public Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(_states.GetOrAdd(turnContext.Activity.Conversation!.Id!, _ => defaultValueFactory?.Invoke() ?? new DialogState()));

        public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default)
        {
            _states[turnContext.Activity.Conversation!.Id!] = value;
            return Task.CompletedTask;
        }

        public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            _states.TryRemove(turnContext.Activity.Conversation!.Id!, out _);
            return Task.CompletedTask;
        }
    }
}
