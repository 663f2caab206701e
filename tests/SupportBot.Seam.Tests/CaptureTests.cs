using System.Net;
using System.Text.Json.Nodes;
using SupportBot.BotBuilder.Json;

namespace SupportBot.Seam.Tests;

public sealed class CaptureTests
{
    public static TheoryData<string> All => [.. Capture.Names];

    [Fact]
    public void All_recorded_requests_are_here() => Capture.Names.Count().ShouldBe(27);

    [Theory, MemberData(nameof(All))]
    public void An_activity_is_written_as_it_was_read(string name)
    {
        var sent = Capture.Load(name).Request;

        var activity = BotJson.ReadActivity(System.Text.Encoding.UTF8.GetBytes(sent.ToJsonString()));

        Same(JsonNode.Parse(BotJson.WriteActivity(activity)), sent).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(All))]
    public void Expected_replies_are_written_as_they_were_read(string name)
    {
        if (Capture.Load(name).Answer?["activities"] is not JsonArray replies) return;

        var activities = replies.Select(reply => BotJson.ReadActivity(System.Text.Encoding.UTF8.GetBytes(reply!.ToJsonString()))).ToList();
        var written = JsonNode.Parse(ActivityJson.WriteObject(new ExpectedReplies(activities)));

        Same(written!["activities"], replies).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_client_gets_the_recorded_status_and_its_replies(string name)
    {
        await using var connector = await LoopbackConnector.Start();
        await using var host = await BotHost.Start(new EchoHandler());
        var capture = Capture.Load(name);
        capture.Request["serviceUrl"] = connector.ServiceUrl;

        var response = await host.Post(capture.Request);

        ((int)response.StatusCode).ShouldBe(capture.Status);
        var expectsReplies = capture.Request["deliveryMode"] is not null;
        var type = capture.Request["type"]!.GetValue<string>();
        var replies = expectsReplies ? (await response.Json())["activities"]!.AsArray().Count : connector.Requests.Count;
        replies.ShouldBe(ExpectedReplyCount(type, capture.Request, expectsReplies));
        host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task Expected_replies_have_the_recorded_shape()
    {
        await using var host = await BotHost.Start(new EchoHandler());
        var capture = Capture.Load("expect.personal.message");
        var recorded = capture.Answer!["activities"]![0]!.AsObject();
        recorded.Remove("suggestedActions");

        var replies = (await (await host.Post(capture.Request)).Json())["activities"]!.AsArray();
        var reply = replies.ShouldHaveSingleItem().ShouldNotBeNull().AsObject();

        reply.Remove("attachments");
        reply.Remove("entities");
        Same(reply, recorded).ShouldBeTrue();
    }

    [Fact]
    public async Task An_invoke_with_expected_replies_finds_its_response_among_them()
    {
        await using var host = await BotHost.Start(new EchoHandler());
        var capture = Capture.Load("expect.personal.invoke.adaptiveCard-action");
        var recorded = capture.Answer!["activities"]![0]!.AsObject();
        recorded["value"]!["body"]!["value"] = JsonNode.Parse(EchoHandler.Card.Span);

        var reply = (await (await host.Post(capture.Request)).Json())["activities"]!.AsArray().ShouldHaveSingleItem();

        Same(reply, recorded).ShouldBeTrue();
    }

    [Fact]
    public async Task An_invoke_is_answered_with_the_new_card()
    {
        await using var host = await BotHost.Start(new EchoHandler());

        var response = await host.Post(Capture.Load("msteams.personal.invoke.adaptiveCard-action").Request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.Json();
        answer["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        Same(answer["value"], JsonNode.Parse(EchoHandler.Card.Span)).ShouldBeTrue();
    }

    private static int ExpectedReplyCount(string type, JsonObject request, bool expectsReplies) => type switch
    {
        "message" => 1,
        "invoke" => expectsReplies ? 1 : 0,
        "conversationUpdate" => SomebodyElseJoined(request) ? 1 : 0,
        _ => 0,
    };

    private static bool SomebodyElseJoined(JsonObject request) =>
        request["membersAdded"]!.AsArray().Any(member => !JsonNode.DeepEquals(member!["id"], request["recipient"]!["id"]));

    /// <summary>The same JSON, where the same instant may be written in two ways.</summary>
    private static bool Same(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) =>
            a.Count == b.Count && a.All(member => b.ContainsKey(member.Key) && Same(member.Value, b[member.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when a.TryGetValue(out DateTimeOffset x) && b.TryGetValue(out DateTimeOffset y) => x == y,
        _ => JsonNode.DeepEquals(left, right),
    };
}
