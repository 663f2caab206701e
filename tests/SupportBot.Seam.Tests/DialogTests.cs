namespace SupportBot.Seam.Tests;

public sealed class DialogTests
{
    [Fact]
    public async Task A_dialog_waits_and_gives_its_result_to_the_one_that_began_it()
    {
        var state = new StackInMemory();
        var dialogs = new DialogSet(state).Add(new Outer()).Add(new Asking());

        var begun = await (await Context(dialogs, "start")).BeginDialogAsync("Outer");
        var ended = await (await Context(dialogs, "blue")).ContinueDialogAsync();

        begun.Status.ShouldBe(DialogTurnStatus.Waiting);
        ended.Status.ShouldBe(DialogTurnStatus.Complete);
        ended.Result.ShouldBe("outer got blue");
        state.State.DialogStack.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stack_that_is_rebuilt_every_turn_continues_the_dialog()
    {
        var rebuilt = new DialogState([new DialogInstance { Id = "Asking" }]);
        var dialogs = new DialogSet(new StackInMemory { State = rebuilt }).Add(new Asking());

        var result = await (await Context(dialogs, "green")).ContinueDialogAsync();

        result.Result.ShouldBe("green");
    }

    [Fact]
    public async Task Nothing_on_the_stack_is_an_empty_result() =>
        (await (await Context(new DialogSet(new StackInMemory()), "x")).ContinueDialogAsync()).Status.ShouldBe(DialogTurnStatus.Empty);

    [Fact]
    public async Task Cancelling_and_replacing_end_what_was_begun()
    {
        var state = new StackInMemory();
        var asking = new Asking();
        var dialogs = new DialogSet(state).Add(new Outer()).Add(asking);
        var context = await Context(dialogs, "start");
        await context.BeginDialogAsync("Outer");

        await context.ReplaceDialogAsync("Asking");
        (await context.CancelAllDialogsAsync()).Status.ShouldBe(DialogTurnStatus.Cancelled);

        state.State.DialogStack.ShouldBeEmpty();
        asking.Ends.ShouldBe([DialogReason.ReplaceCalled, DialogReason.CancelCalled]);
    }

    [Fact]
    public async Task An_unknown_dialog_is_an_error()
    {
        var context = await Context(new DialogSet(new StackInMemory()), "x");

        (await Should.ThrowAsync<ArgumentException>(() => context.BeginDialogAsync("missing"))).Message.ShouldContain("missing");
        context.Stack.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_dialog_of_the_same_name_gets_a_number()
    {
        var first = new Asking();
        var second = new Asking();

        var dialogs = new DialogSet().Add(first).Add(second).Add(first);

        second.Id.ShouldBe("Asking2");
        dialogs.GetDialogs().ShouldBe([first, second]);
    }

    private static Task<DialogContext> Context(DialogSet dialogs, string text)
    {
        var activity = new Activity { Type = ActivityTypes.Message, Text = text };
        return dialogs.CreateContextAsync(new TurnContext(new SilentAdapter(), activity));
    }

    private sealed class Asking : Dialog
    {
        public List<DialogReason> Ends { get; } = [];

        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(EndOfTurn);

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
            dc.EndDialogAsync(dc.Context.Activity.Text, cancellationToken);

        public override Task EndDialogAsync(
            ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ends.Add(reason);
            return Task.CompletedTask;
        }
    }

    private sealed class Outer : Dialog
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
            dc.BeginDialogAsync("Asking", null, cancellationToken);

        public override Task<DialogTurnResult> ResumeDialogAsync(
            DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default) =>
            dc.EndDialogAsync($"outer got {result}", cancellationToken);
    }

    private sealed class StackInMemory : IStatePropertyAccessor<DialogState>
    {
        public DialogState State { get; init; } = new();

        public string Name => nameof(StackInMemory);

        public Task<DialogState> GetAsync(
            ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(State);

        public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) =>
            Task.CompletedTask;
    }
}
