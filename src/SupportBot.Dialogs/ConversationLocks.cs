namespace SupportBot.Dialogs;

/// <summary>Lets one turn of a conversation run at a time in this process; the store's versions do the same between processes.</summary>
internal sealed class ConversationLocks
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public async ValueTask<IDisposable> EnterAsync(string conversation, CancellationToken cancellationToken)
    {
        Entry? entry;
        lock (_entries)
        {
            if (!_entries.TryGetValue(conversation, out entry))
                _entries[conversation] = entry = new Entry();
            entry.Users++;
        }

        try
        {
            await entry.Gate.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(conversation, entry);
            throw;
        }

        return new Lease(this, conversation, entry);
    }

    private void Leave(string conversation, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users == 0)
                _entries.Remove(conversation);
        }
    }

    private sealed class Entry
    {
        // Not disposed: a SemaphoreSlim whose wait handle is never asked for holds nothing to release.
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Lease(ConversationLocks owner, string conversation, Entry entry) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            entry.Gate.Release();
            owner.Leave(conversation, entry);
        }
    }
}
