namespace SupportBot.Dialogs;

/// <summary>The response to the press of a button, as long as the channel waits for it.</summary>
public sealed class AwaitedResponse
{
    private readonly Lock _lock = new();
    private ReadOnlyMemory<byte>? _card;
    private bool _isGiven;

    /// <summary>The card, as JSON in UTF-8, that takes the place of the pressed one; null when that stays.</summary>
    internal ReadOnlyMemory<byte>? Card
    {
        get
        {
            lock (_lock)
                return _card;
        }
    }

    /// <summary>Called by a host that answers before the turn has ended. From then on the response holds nothing else.</summary>
    /// <returns>The card, as JSON in UTF-8, that the turn has left so far, or null.</returns>
    public ReadOnlyMemory<byte>? Give()
    {
        lock (_lock)
        {
            _isGiven = true;
            return _card;
        }
    }

    /// <returns>Whether the card is in the response. If not, the conversation has to say what it says.</returns>
    internal bool TryLeave(ReadOnlyMemory<byte> card)
    {
        lock (_lock)
        {
            if (!_isGiven)
                _card = card;
            return _card is not null;
        }
    }
}
