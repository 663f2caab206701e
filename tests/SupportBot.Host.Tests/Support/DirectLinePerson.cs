using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;

namespace SupportBot.Host.Tests.Support;

/// <summary>A visitor of the chat page: Direct Line 3.0 with a token of one conversation.</summary>
internal sealed class DirectLinePerson : Person
{
    private const string Root = "/v3/directline/";
    private string _watermark = "";

    private DirectLinePerson(HttpClient http, string token, string conversation) =>
        (Http, Token, Conversation) = (http, token, conversation);

    public HttpClient Http { get; set; }

    public string Token { get; set; }

    public string Conversation { get; }

    /// <summary>Asks for a token as the host's own page does.</summary>
    public static async Task<DirectLinePerson> ArriveAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + "tokens/generate");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var response = await http.SendAsync(request);
        var answer = await Answer.OfAsync(response);
        answer.ShouldBeFine();
        return new DirectLinePerson(http, answer.Json!["token"]!.GetValue<string>(), answer.Json["conversationId"]!.GetValue<string>());
    }

    public override async Task JoinAsync()
    {
        (await CallAsync(HttpMethod.Post, "conversations", "{}")).ShouldBeFine();
        await ListenAsync();
    }

    /// <summary>Everything said in the conversation, the person's own words included.</summary>
    public async Task<IReadOnlyList<JsonNode?>> HistoryAsync()
    {
        var history = new List<JsonNode?>();
        for (var watermark = ""; ;)
        {
            var page = (await ReadAsync(watermark)).Json!;
            if (page["activities"]!.AsArray() is not { Count: > 0 } activities)
                return history;
            history.AddRange(activities);
            watermark = page["watermark"]!.GetValue<string>();
        }
    }

    public Task<Answer> PostAsync(string body, string contentType = "application/json") =>
        CallAsync(HttpMethod.Post, $"conversations/{Conversation}/activities", body, contentType);

    public Task<Answer> ResumeAsync() => CallAsync(HttpMethod.Get, $"conversations/{Conversation}?watermark=");

    public async Task<Answer> CallAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, Root + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>Reads the conversation from its beginning over a WebSocket.</summary>
    public static Task<IReadOnlyList<JsonNode?>> StreamAsync(string streamUrl, int count) => StreamAsync(streamUrl, read => read.Count >= count);

    /// <summary>Reads until something is said.</summary>
    public static Task<IReadOnlyList<JsonNode?>> StreamUntilAsync(string streamUrl, Func<JsonNode?, bool> said) =>
        StreamAsync(streamUrl, read => read.Any(said));

    private static async Task<IReadOnlyList<JsonNode?>> StreamAsync(string streamUrl, Func<IReadOnlyList<JsonNode?>, bool> isAll)
    {
        using var guard = new CancellationTokenSource(SupportBotProcess.Guard);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(streamUrl), guard.Token);
        var activities = new List<JsonNode?>();
        while (!isAll(activities))
            activities.AddRange(await FrameAsync(socket, guard.Token));
        return activities;
    }

    /// <summary>Reads what has been said since the last time.</summary>
    public async Task ListenAsync()
    {
        var answer = await ReadAsync(_watermark);
        _watermark = answer.Json!["watermark"]!.GetValue<string>();
        Hear(answer.Json["activities"]!.AsArray().Where(activity => activity!["from"]!["id"]!.GetValue<string>() == "bot"));
    }

    protected override async Task TurnAsync(JsonObject message)
    {
        message["type"] = "message";
        message["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString() };
        (await PostAsync(message.ToJsonString())).ShouldBeFine();
        await ListenAsync();
    }

    private async Task<Answer> ReadAsync(string watermark)
    {
        var answer = await CallAsync(HttpMethod.Get, $"conversations/{Conversation}/activities?watermark={watermark}");
        answer.ShouldBeFine();
        return answer;
    }

    private static async Task<JsonArray> FrameAsync(ClientWebSocket socket, CancellationToken guard)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, guard);
            part.MessageType.ShouldNotBe(WebSocketMessageType.Close, "The stream closed early.");
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return frame.Length == 0 ? [] : JsonNode.Parse(frame.ToArray())!["activities"]!.AsArray();
    }
}
