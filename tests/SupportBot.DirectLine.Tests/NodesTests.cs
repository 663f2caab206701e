namespace SupportBot.DirectLine.Tests;

/// <summary>Two nodes that share the store and hear of each other.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly ConnectedNodes _nodes = new();
    private DirectLineHost _one = null!;
    private DirectLineHost _two = null!;

    public async Task InitializeAsync()
    {
        _one = await DirectLineHost.StartAsync(nodes: _nodes.Join());
        _two = await DirectLineHost.StartAsync(before: _one, nodes: _nodes.Join());
    }

    public async Task DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_of_one_node_brings_what_was_posted_to_either_in_order()
    {
        using var here = await _one.BeginAsync();
        using var there = Elsewhere(here);
        await there.ResumeAsync();
        using var stream = await there.OpenStreamAsync();
        await stream.ReadAsync(1);

        await there.SayAsync("there");
        await here.SayAsync("here");

        (await stream.ReadTextsAsync(4)).ShouldBe(["there", "echo: there", "here", "echo: here"]);
        stream.Watermark.ShouldBe("5");
    }

    [Fact]
    public async Task Typing_on_one_node_is_seen_on_the_other_while_it_happens()
    {
        using var here = await _one.BeginAsync();
        using var there = Elsewhere(here);
        await there.ResumeAsync();
        using var stream = await there.OpenStreamAsync();
        await stream.ReadAsync(1);
        var posting = here.SayAsync("think");

        (await stream.ReadAsync(2)).Select(activity => Fields.Get(activity, "type")).ShouldBe(["message", "typing"]);
        _one.Bot.Gate.SetResult();
        await posting;
        (await stream.ReadTextsAsync(1)).ShouldBe(["echo: think"]);
    }

    [Fact]
    public async Task News_that_was_lost_is_made_good_by_the_next()
    {
        using var here = await _one.BeginAsync();
        using var there = Elsewhere(here);
        await there.ResumeAsync();
        using var stream = await there.OpenStreamAsync();
        await stream.ReadAsync(1);
        _nodes.LosesNews = true;
        await here.SayAsync("lost");
        _nodes.LosesNews = false;
        await here.SayAsync("told");

        (await stream.ReadTextsAsync(4)).ShouldBe(["lost", "echo: lost", "told", "echo: told"]);
    }

    [Fact]
    public async Task News_of_what_is_not_in_the_store_ends_no_stream()
    {
        using var here = await _one.BeginAsync();
        using var stream = await here.OpenStreamAsync();
        await stream.ReadAsync(1);
        _nodes.Spread(new ConversationNews(here.ConversationId, 99, default));
        await here.SayAsync("still there");

        (await stream.ReadTextsAsync(2)).ShouldBe(["still there", "echo: still there"]);
        stream.Watermark.ShouldBe("3");
    }

    [Fact]
    public async Task A_post_sent_again_to_the_other_node_has_no_second_turn()
    {
        using var here = await _one.BeginAsync();
        using var there = Elsewhere(here);
        (await there.SayAsync("so that this node knows the conversation", "c0")).Status.ShouldBe(HttpStatusCode.OK);
        var first = await here.SayAsync("hello", "c1");

        (await there.SayAsync("hello", "c1")).Id.ShouldBe(first.Id);
        (await there.ReadTextsAsync()).Count(text => text == "echo: hello").ShouldBe(1);
    }

    [Fact]
    public async Task Turns_on_two_nodes_do_not_run_into_each_other_and_a_conversation_begins_once()
    {
        using var holder = _one.Client(DirectLineHost.Secret);
        var token = (await holder.PostAsync("tokens/generate")).Token;
        var clients = new[] { _one, _two, _one, _two }.Select(host => host.Client(token)).ToList();
        await Task.WhenAll(clients.Select(client => client.BeginAsync()));
        await Task.WhenAll(clients.Select((client, number) => client.SayAsync($"{number}")));

        var texts = await clients[0].ReadTextsAsync();
        texts.Length.ShouldBe(9);
        for (var i = 1; i < texts.Length; i += 2) texts[i + 1].ShouldBe($"echo: {texts[i]}");
        foreach (var client in clients) client.Dispose();
    }

    [Fact]
    public async Task Who_is_forgotten_on_one_node_is_forgotten_on_the_other()
    {
        using var here = await _one.BeginAsync();
        using var there = Elsewhere(here);
        await there.SayAsync("before", "c1");
        await here.SayAsync("forget", "c2");

        (await there.SayAsync("before", "c1")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.ReadTextsAsync()).ShouldBe([null, "goodbye", "before", "echo: before"]);
    }

    private DirectLineClient Elsewhere(DirectLineClient client)
    {
        var there = _two.Client(client.Headers.Authorization!.Parameter);
        there.ConversationId = client.ConversationId;
        return there;
    }
}
