using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

public sealed class ConnectorTests : IAsyncLifetime
{
    private LoopbackConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await LoopbackConnector.Start();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Fact]
    public async Task A_reply_goes_to_the_service_url_of_its_message()
    {
        ResourceResponse? response = null;
        await using var host = await BotHost.Start(async (turn, token) =>
        {
            response = await turn.SendActivityAsync("hi", cancellationToken: token);
        });
        var message = Message();
        message["conversation"]!["id"] = "a:1/2;messageid=3 ü";

        (await host.Post(message)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var request = _connector.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("POST");
        request.Path.ShouldBe("/_connector/v3/conversations/a%3A1%2F2%3Bmessageid%3D3%20%C3%BC/activities/a1");
        request.Body!["text"]!.GetValue<string>().ShouldBe("hi");
        request.Body["from"]!["id"]!.GetValue<string>().ShouldBe("bot");
        request.Body["recipient"]!["id"]!.GetValue<string>().ShouldBe("person");
        response!.Id.ShouldBe("given-1");
        host.Log.All.ShouldNotContain("messageid");
    }

    [Fact]
    public async Task Activities_arrive_in_order()
    {
        await using var host = await BotHost.Start(async (turn, token) =>
        {
            await turn.SendActivitiesAsync([.. Enumerable.Range(0, 5).Select(i => MessageFactory.Text($"{i}"))], token);
            await turn.SendActivityAsync("5", cancellationToken: token);
        });
        _connector.Then(503).Then(201).Then(429, ("Retry-After", "0"));

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Texts.ShouldBe(["0", "0", "1", "1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task What_was_sent_can_be_changed_and_deleted()
    {
        await using var host = await BotHost.Start(async (turn, token) =>
        {
            var sent = MessageFactory.Text("first");
            await turn.SendActivityAsync(sent, token);
            sent.Text = "second";
            await turn.UpdateActivityAsync(sent, token);
            await turn.DeleteActivityAsync(sent.Id!, token);
        });

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Requests.Select(request => $"{request.Method} {request.Path}").ShouldBe([
            "POST /_connector/v3/conversations/c1/activities/a1",
            "PUT /_connector/v3/conversations/c1/activities/given-1",
            "DELETE /_connector/v3/conversations/c1/activities/given-1",
        ]);
        _connector.Requests[1].Body!["text"]!.GetValue<string>().ShouldBe("second");
    }

    [Fact]
    public async Task A_typing_activity_may_be_answered_without_an_id()
    {
        await using var host = await BotHost.Start((turn, token) => turn.SendActivityAsync(Activity.CreateTypingActivity(), token));
        _connector.Then(202);

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Requests.ShouldHaveSingleItem().Body!["type"]!.GetValue<string>().ShouldBe("typing");
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_busy_connector_is_asked_again(int status)
    {
        await using var host = await BotHost.Start(new EchoHandler());
        _connector.Then(status, ("Retry-After", "0")).Then(status);

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Texts.ShouldBe(["echo: hello", "echo: hello", "echo: hello"]);
    }

    [Theory]
    [InlineData(503, 3)]
    [InlineData(500, 1)]
    [InlineData(400, 1)]
    [InlineData(404, 1)]
    [InlineData(307, 1)]
    public async Task A_connector_that_does_not_take_an_activity_is_an_error_without_the_text(int status, int requests)
    {
        Exception? error = null;
        await using var host = await BotHost.Start(new EchoHandler());
        host.Adapter.OnTurnError = (_, exception) =>
        {
            error = exception;
            return Task.CompletedTask;
        };
        for (var i = 0; i < requests; i++) _connector.Then(status, ("Location", _connector.ServiceUrl));

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Requests.Count.ShouldBe(requests);
        var failure = error.ShouldBeAssignableTo<HttpRequestException>().ShouldNotBeNull();
        failure.StatusCode.ShouldBe((HttpStatusCode)status);
        failure.ToString().ShouldNotContain("hello");
        host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task A_connector_that_wants_a_long_wait_is_not_waited_for()
    {
        await using var host = await BotHost.Start(new EchoHandler());
        _connector.Then(429, ("Retry-After", "3600"));

        await (await host.Post(Message())).Refusal(HttpStatusCode.BadGateway);

        _connector.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_connector_that_hangs_is_given_up_and_not_asked_twice()
    {
        var time = new ManualTime();
        await using var host = await BotHost.Start(new EchoHandler(), connectorTime: time);
        _connector.ThenHang();

        var response = host.Post(Message());
        await _connector.UntilAsync(1);
        await time.PassAsync(ConnectorRetry.Default.Total);
        await (await response).Refusal(HttpStatusCode.BadGateway);

        _connector.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_connector_that_refuses_is_an_error_without_the_text()
    {
        await using var host = await BotHost.Start(new EchoHandler());
        var message = Message();
        message["serviceUrl"] = $"http://127.0.0.1:{ClosedPort()}/";

        var reason = await (await host.Post(message)).Refusal(HttpStatusCode.BadGateway);

        reason.ShouldContain("again");
        reason.ShouldNotContain("hello");
        host.Log.All.ShouldContain(nameof(SocketException));
        host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task A_connector_on_this_machine_is_called_without_the_proxy_of_the_environment()
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddBotMessages();
        await using var host = services.BuildServiceProvider();
        var handler = host.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler();
        while (handler is DelegatingHandler outer) handler = outer.InnerHandler;

        handler.ShouldBeOfType<SocketsHttpHandler>().UseProxy.ShouldBeFalse();
    }

    [Fact]
    public async Task An_error_handler_that_fails_too_is_survived()
    {
        await using var host = await BotHost.Start(new EchoHandler());
        host.Adapter.OnTurnError = (turn, _) => turn.SendActivityAsync("sorry");
        _connector.Then(400).Then(400);

        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Texts.ShouldBe(["echo: hello", "sorry", "echo: hello"]);
        host.Log.All.ShouldContain("so did OnTurnError");
    }

    [Fact]
    public async Task An_unanswered_invoke_is_not_implemented()
    {
        await using var host = await BotHost.Start((_, _) => Task.CompletedTask);
        var message = Message();
        message["type"] = "invoke";

        (await host.Post(message)).StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"action\":5}")]
    [InlineData("{\"action\":{\"type\":\"Action.Submit\"}}")]
    [InlineData("{\"action\":{\"type\":\"Action.Execute\",\"verb\":{}}}")]
    public async Task A_malformed_card_press_is_a_bad_request(string value)
    {
        await using var host = await BotHost.Start(new EchoHandler());
        var message = Message();
        message["type"] = "invoke";
        message["name"] = "adaptiveCard/action";
        message["value"] = JsonNode.Parse(value);

        var response = await host.Post(message);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Json())["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.error");
    }

    private JsonObject Message()
    {
        var message = GateTests.Message();
        message["serviceUrl"] = _connector.ServiceUrl;
        return message;
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
