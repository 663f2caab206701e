namespace SupportBot.DirectLine;

/// <summary>One activity on its way to the open sockets of a conversation.</summary>
/// <param name="Activity">Empty when it has to be read from the store.</param>
/// <param name="Watermark">Stored: the watermark right after it. Not stored: that of the last stored activity when it was sent.</param>
/// <param name="IsStored">False for typing, which is shown while it happens and then forgotten.</param>
internal readonly record struct Delivery(ReadOnlyMemory<byte> Activity, long Watermark, bool IsStored);
