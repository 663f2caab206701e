using System.Threading.Channels;

namespace SupportBot.DirectLine;

/// <summary>
/// What one socket has yet to send. When the socket is slower than the bot the oldest deliveries are dropped; the socket notices the gap by
/// the watermark and reads the store instead.
/// </summary>
internal sealed class Subscription(Action<Subscription> leave) : IDisposable
{
    private const int Capacity = 64;

    private readonly Channel<Delivery> _queue = Channel.CreateBounded<Delivery>(new BoundedChannelOptions(Capacity)
    {
        FullMode = BoundedChannelFullMode.DropOldest,
        SingleReader = true,
    });

    public void Deliver(Delivery delivery) => _queue.Writer.TryWrite(delivery);

    public IAsyncEnumerable<Delivery> ReadAllAsync(CancellationToken cancellationToken) => _queue.Reader.ReadAllAsync(cancellationToken);

    public void Dispose() => leave(this);
}
