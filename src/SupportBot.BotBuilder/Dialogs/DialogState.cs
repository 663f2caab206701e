namespace SupportBot.BotBuilder.Dialogs;

/// <summary>The stack of begun dialogs, the active one first.</summary>
public class DialogState
{
    public DialogState()
        : this(null)
    {
    }

    public DialogState(List<DialogInstance>? stack) => DialogStack = stack ?? [];

    public List<DialogInstance> DialogStack { get; set; }
}

/// <summary>One begun dialog.</summary>
public class DialogInstance
{
    public string? Id { get; set; }

    public IDictionary<string, object>? State { get; set; }

    public int? StackIndex { get; set; }

    public string? Version { get; set; }
}

public class DialogTurnResult(DialogTurnStatus status, object? result = null)
{
    public DialogTurnStatus Status { get; set; } = status;

    /// <summary>What the dialog ended with; null while it waits.</summary>
    public object? Result { get; set; } = result;

    public bool ParentEnded { get; set; }
}

public enum DialogTurnStatus
{
    /// <summary>Nothing is on the stack.</summary>
    Empty,

    /// <summary>The active dialog waits for the next activity.</summary>
    Waiting,

    Complete,

    Cancelled,

    CompleteAndWait,
}

public enum DialogReason
{
    BeginCalled,

    ContinueCalled,

    EndCalled,

    ReplaceCalled,

    CancelCalled,

    NextCalled,
}
