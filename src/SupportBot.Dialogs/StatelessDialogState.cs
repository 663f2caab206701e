namespace SupportBot.Dialogs;

/// <summary>
/// Gives the dialog set a stack that always holds the support dialog. The session in the store is the only state, so there is nothing
/// to read and nothing to write.
/// </summary>
internal sealed class StatelessDialogState : IStatePropertyAccessor<DialogState>
{
    public string Name => nameof(DialogState);

    public Task<DialogState> GetAsync(ITurnContext turnContext, Func<DialogState>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        var stack = new List<DialogInstance> { new() { Id = SupportDialog.DialogName, State = new Dictionary<string, object>(StringComparer.Ordinal) } };
        return Task.FromResult(new DialogState(stack));
    }

    public Task SetAsync(ITurnContext turnContext, DialogState value, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
