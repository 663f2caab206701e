using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace SupportBot.Benchmarks.Soak;

/// <summary>One conversation with an open socket, which checks all that it hears.</summary>
internal sealed class SoakVisitor(HttpClient http, int number) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly List<string> _heard = [];
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private string _conversation = "";
    private string _token = "";
    private string _streamUrl = "";
    private long _watermark;
    private ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;

    public IReadOnlyList<string> Faults => _faults;

    public async Task BeginAsync()
    {
        var generated = await CallAsync(HttpMethod.Post, "tokens/generate", new { user = new { id = $"dl_{number}" } }, SoakHost.Secret);
        _token = generated.GetProperty("token").GetString()!;
        Follow(await CallAsync(HttpMethod.Post, "conversations", new { locale = "en" }, _token));
        await OpenAsync();
    }

    /// <summary>Posts and waits until the echo and an answer have come over the socket.</summary>
    /// <returns>How long the post took.</returns>
    public async Task<TimeSpan> SayAsync(string text)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var posted = await CallAsync(
            HttpMethod.Post,
            $"conversations/{_conversation}/activities",
            new { type = "message", text, from = new { id = $"dl_{number}" }, channelData = new { clientActivityID = Guid.NewGuid().ToString("N") } },
            _token);
        var took = clock.Elapsed;
        var id = posted.GetProperty("id").GetString()!;
        await AnswerTo(id).WaitAsync(Patience);
        return took;
    }

    /// <summary>Loses the socket without a word and comes back with the watermark.</summary>
    public async Task ResumeAsync()
    {
        _socket.Abort();
        await _reading;
        Follow(await CallAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"conversations/{_conversation}?watermark={_watermark}"), null, _token));
        await OpenAsync();
    }

    /// <summary>Compares what came over the socket with what the service has stored.</summary>
    public async Task CheckAsync()
    {
        if (_socket.State != WebSocketState.Open) Report($"the socket is {_socket.State}");
        var stored = new List<string>();
        for (var page = -1; page != 0;)
        {
            var read = await CallAsync(
                HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"conversations/{_conversation}/activities?watermark={stored.Count}"), null, _token);
            var ids = read.GetProperty("activities").EnumerateArray().Select(activity => activity.GetProperty("id").GetString()!).ToList();
            stored.AddRange(ids);
            page = ids.Count;
        }
        lock (_lock)
        {
            if (!stored.SequenceEqual(_heard, StringComparer.Ordinal)) Report($"{stored.Count} activities are stored, {_heard.Count} came, or their order differs");
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task OpenAsync()
    {
        _socket.Dispose();
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(new Uri(_streamUrl), CancellationToken.None);
        _reading = ReadAsync(_socket);
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var frame = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) return;
                frame.Write(buffer, 0, received.Count);
                if (!received.EndOfMessage) continue;
                if (frame.Length > 0) Hear(JsonElement.Parse(frame.GetBuffer().AsSpan(0, (int)frame.Length)));
                frame.SetLength(0);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Lost on purpose; otherwise the check at the end finds it closed.
        }
    }

    private void Hear(JsonElement frame)
    {
        lock (_lock)
        {
            foreach (var activity in frame.GetProperty("activities").EnumerateArray())
            {
                if (activity.GetProperty("type").GetString() == "typing") continue;
                _heard.Add(activity.GetProperty("id").GetString()!);
                _watermark++;
                if (activity.TryGetProperty("replyToId", out var answered)) Answered(answered.GetString()!);
            }
            if (frame.GetProperty("watermark").GetString() != _watermark.ToString(CultureInfo.InvariantCulture))
                Report($"{_watermark} activities came, and the watermark is {frame.GetProperty("watermark").GetString()}");
        }
    }

    private Task AnswerTo(string id)
    {
        lock (_lock)
        {
            if (_answered.Contains(id)) return Task.CompletedTask;
            var awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add(id, awaited);
            return awaited.Task;
        }
    }

    private void Answered(string id)
    {
        _answered.Add(id);
        if (_awaited.Remove(id, out var awaited)) awaited.SetResult();
    }

    private void Report(string fault) => _faults.Add(string.Create(CultureInfo.InvariantCulture, $"conversation {number}: {fault}"));

    private void Follow(JsonElement answer)
    {
        _conversation = answer.GetProperty("conversationId").GetString()!;
        _token = answer.GetProperty("token").GetString()!;
        _streamUrl = answer.GetProperty("streamUrl").GetString()!;
    }

    private async Task<JsonElement> CallAsync(HttpMethod method, string path, object? body, string credential)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"conversation {number}: {method} was answered with {(int)response.StatusCode}");
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }
}
