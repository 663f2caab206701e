using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace SupportBot.Doors.Tests.Support;

/// <summary>
/// A person at our Direct Line service, who posts and then reads on from the last watermark. Calls with the secret, because a token's time
/// would be over when a transcript has waited.
/// </summary>
internal sealed class DirectLineDoor(HttpClient http, string? country) : Way
{
    private const string Root = "/v3/directline/conversations";

    private string? _conversation;
    private string _watermark = "";

    protected override async Task<IReadOnlyList<Heard>> JoinAsync()
    {
        var begun = await CallAsync(HttpMethod.Post, Root, []);
        _conversation = begun["conversationId"]!.GetValue<string>();
        return await ListenAsync();
    }

    protected override Task<IReadOnlyList<Heard>> SayAsync(string text) => TurnAsync(new JsonObject { ["text"] = text });

    protected override Task<IReadOnlyList<Heard>> SendAsync(JsonObject data) => TurnAsync(new JsonObject { ["value"] = data.DeepClone() });

    protected override Task<IReadOnlyList<Heard>> EditAsync(int message, string text) => throw NoChanges();

    protected override Task<IReadOnlyList<Heard>> DeleteAsync(int message) => throw NoChanges();

    private static NotSupportedException NoChanges() => new("Direct Line has no activity for a message that was changed or taken back.");

    private async Task<IReadOnlyList<Heard>> TurnAsync(JsonObject message)
    {
        message["type"] = "message";
        message["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString() };
        if (country is not null)
            message["entities"] = ClientInfo.Of(country);
        await CallAsync(HttpMethod.Post, $"{Root}/{_conversation}/activities", message);
        return await ListenAsync();
    }

    private async Task<IReadOnlyList<Heard>> ListenAsync()
    {
        var read = await CallAsync(HttpMethod.Get, $"{Root}/{_conversation}/activities?watermark={_watermark}", body: null);
        _watermark = read["watermark"]!.GetValue<string>();
        return [.. read["activities"]!.AsArray().Select(activity => activity!).Where(IsOfTheBot).Select(Heard.Of)];
    }

    private static bool IsOfTheBot(JsonNode activity) =>
        activity["from"]!["id"]!.GetValue<string>() == "bot" && activity["type"]!.GetValue<string>() == "message";

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DoorsHost.Secret);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer);
        return JsonNode.Parse(answer)!;
    }
}
