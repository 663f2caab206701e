using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;

namespace SupportBot.DirectLine.Tests.Support;

/// <summary>Speaks to the service as a client in a browser would.</summary>
public sealed class DirectLineClient : IDisposable
{
    private readonly HttpClient _http;

    public DirectLineClient(Uri address, string? credential, string? origin)
    {
        _http = new HttpClient { BaseAddress = new Uri(address, "/v3/directline/") };
        if (credential is not null) Use(credential);
        if (origin is not null) _http.DefaultRequestHeaders.Add("Origin", origin);
    }

    public string ConversationId { get; set; } = "";

    public string StreamUrl { get; private set; } = "";

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public void Use(string credential) => Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);

    public async Task<Answer> BeginAsync(object? body = null)
    {
        var answer = await PostAsync("conversations", body ?? new { });
        answer.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
        Follow(answer);
        return answer;
    }

    public async Task<Answer> ResumeAsync(string watermark = "")
    {
        var answer = await GetAsync($"conversations/{ConversationId}?watermark={watermark}");
        if (answer.Status == HttpStatusCode.OK) Follow(answer);
        return answer;
    }

    public Task<Answer> SayAsync(string text, string? clientActivityId = null, object? value = null) => PostActivityAsync(new
    {
        type = "message",
        text,
        value,
        channelData = clientActivityId is null ? null : new { clientActivityID = clientActivityId },
    });

    public Task<Answer> PostActivityAsync(object activity) => PostAsync($"conversations/{ConversationId}/activities", activity);

    public async Task<Answer> PostAsync(string path, object? body = null)
    {
        using var content = body is string json ? new StringContent(json, Encoding.UTF8, "application/json") : (HttpContent)JsonContent.Create(body);
        return await SendAsync(HttpMethod.Post, path, body is null ? null : content);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text), response.Headers);
    }

    public async Task<(IReadOnlyList<JsonElement> Activities, string Watermark)> ReadAsync(string watermark = "")
    {
        var answer = await GetAsync($"conversations/{ConversationId}/activities?watermark={watermark}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        return ([.. answer.Body.GetProperty("activities").EnumerateArray()], answer.Body.GetProperty("watermark").GetString()!);
    }

    public Task<Answer> ReadOrRefuseAsync() => GetAsync($"conversations/{ConversationId}/activities");

    public async Task<string?[]> ReadTextsAsync() => [.. (await ReadAsync()).Activities.Select(Fields.TextOf)];

    public async Task<FrameReader> OpenStreamAsync(string? url = null, string? origin = null)
    {
        var socket = new ClientWebSocket();
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri(url ?? StreamUrl), TestTime.Limit());
        return new FrameReader(socket);
    }

    public void Dispose() => _http.Dispose();

    private void Follow(Answer answer)
    {
        ConversationId = answer.Body.GetProperty("conversationId").GetString()!;
        StreamUrl = answer.Body.GetProperty("streamUrl").GetString()!;
        Use(answer.Token);
    }
}

public sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public string Token => Body.GetProperty("token").GetString()!;

    public string Id => Body.GetProperty("id").GetString()!;

    /// <param name="except">A status that says that the request did not come as far as to be refused.</param>
    public void ShouldRefuse(HttpStatusCode status, string code, HttpStatusCode? except = null)
    {
        if (Status == except) return;
        Status.ShouldBe(status, Body.ToString());
        Body.GetProperty("error").GetProperty("code").GetString().ShouldBe(code);
        Body.GetProperty("error").GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
    }
}

public static class Fields
{
    public static string? TextOf(JsonElement activity) => Get(activity, "text");

    public static string? Get(JsonElement activity, params string[] path)
    {
        foreach (var name in path)
        {
            if (activity.ValueKind != JsonValueKind.Object || !activity.TryGetProperty(name, out activity)) return null;
        }
        return activity.ToString();
    }
}

public static class TestTime
{
    /// <summary>So that a test that waits in vain fails instead of hanging.</summary>
    public static CancellationToken Limit() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = Limit();
        while (!await condition()) await Task.Delay(10, limit);
    }
}
