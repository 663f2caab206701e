namespace SupportBot.Seam.Tests;

public sealed class AdapterTests
{
    [Fact]
    public async Task Middleware_runs_around_the_bot_in_order()
    {
        var steps = new List<string>();
        var adapter = new SilentAdapter();
        adapter.Use(new Step("a", steps)).Use(new Step("b", steps));

        await adapter.Run(new Activity { Type = "message" }, (_, _) =>
        {
            steps.Add("bot");
            return Task.CompletedTask;
        });

        steps.ShouldBe(["a in", "b in", "bot", "b out", "a out"]);
    }

    [Fact]
    public async Task Middleware_of_the_host_may_answer_instead_of_the_bot()
    {
        var bot = new TestBot((_, _) => Task.CompletedTask);
        await using var host = await BotHost.Start(bot, middleware: new Intercepting());
        var message = GateTests.Message();
        message["deliveryMode"] = "expectReplies";

        var reply = (await (await host.Post(message)).Json())["activities"]![0]!;

        reply["text"]!.GetValue<string>().ShouldBe("from the middleware");
        bot.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_sent_can_be_seen_and_changed_before_it_goes()
    {
        var adapter = new SilentAdapter();

        await adapter.Run(new Activity { Type = "message" }, async (turn, token) =>
        {
            turn.OnSendActivities((_, activities, next) =>
            {
                activities.ForEach(activity => activity.Text += "!");
                return next();
            });
            turn.Responded.ShouldBeFalse();
            (await turn.SendActivityAsync("hi", cancellationToken: token)).Id.ShouldBe("sent");
            turn.Responded.ShouldBeTrue();
        });

        adapter.Sent.ShouldHaveSingleItem().Text.ShouldBe("hi!");
    }

    [Fact]
    public async Task Sending_after_the_turn_is_an_error()
    {
        var adapter = new SilentAdapter();
        ITurnContext? late = null;
        await adapter.Run(new Activity { Type = "message" }, (turn, _) =>
        {
            late = turn;
            return Task.CompletedTask;
        });

        await Should.ThrowAsync<ObjectDisposedException>(() => late!.SendActivityAsync("late"));
        adapter.Sent.ShouldBeEmpty();
    }

    private sealed class Step(string name, List<string> steps) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            steps.Add(name + " in");
            await next(cancellationToken);
            steps.Add(name + " out");
        }
    }

    private sealed class Intercepting : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync("from the middleware", cancellationToken: cancellationToken);
    }
}

/// <summary>The least that an adapter needs: three methods and the pipeline.</summary>
internal sealed class SilentAdapter : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public async Task Run(Activity activity, BotCallbackHandler bot)
    {
        using var turn = new TurnContext(this, activity);
        await RunPipelineAsync(turn, bot, CancellationToken.None);
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new ResourceResponse("sent")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult(new ResourceResponse(activity.Id));

    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => Task.CompletedTask;
}
