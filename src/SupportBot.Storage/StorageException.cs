namespace SupportBot.Storage;

/// <summary>
/// The store could not read or write: the disk is full, the file is locked, damaged, from a newer program or closed. The message says which
/// and what to do, and holds nothing of a conversation. After a failed write nothing of that write is stored.
/// </summary>
public sealed class StorageException : Exception
{
    public StorageException()
    {
    }

    public StorageException(string message) : base(message)
    {
    }

    public StorageException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
