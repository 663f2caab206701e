using System.Net.WebSockets;
using System.Text;

namespace SupportBot.DirectLine.Tests.Support;

public sealed class FrameReader(ClientWebSocket socket) : IDisposable
{
    public ClientWebSocket Socket => socket;

    public string Watermark { get; private set; } = "";

    /// <summary>Reads frames until there are so many activities.</summary>
    public async Task<IReadOnlyList<JsonElement>> ReadAsync(int count)
    {
        var activities = new List<JsonElement>();
        while (activities.Count < count)
        {
            var frame = await ReadFrameAsync() ?? throw new InvalidOperationException($"The stream closed: {socket.CloseStatus}.");
            activities.AddRange(frame.GetProperty("activities").EnumerateArray());
            Watermark = frame.GetProperty("watermark").GetString()!;
        }
        return activities;
    }

    public async Task<string?[]> ReadTextsAsync(int count) => [.. (await ReadAsync(count)).Select(Fields.TextOf)];

    public Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage = true) =>
        socket.SendAsync(bytes, type, endOfMessage, TestTime.Limit());

    public async Task<WebSocketCloseStatus?> ReadCloseAsync()
    {
        while (await ReadFrameAsync() is not null)
        {
        }
        return socket.CloseStatus;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestTime.Limit());

    public void Dispose() => socket.Dispose();

    private async Task<JsonElement?> ReadFrameAsync()
    {
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, TestTime.Limit());
            if (received.MessageType == WebSocketMessageType.Close) return null;
            frame.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) return JsonElement.Parse(Encoding.UTF8.GetString(frame.ToArray()));
        }
    }
}
