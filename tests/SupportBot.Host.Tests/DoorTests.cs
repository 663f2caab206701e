namespace SupportBot.Host.Tests;

public sealed class DoorTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string> Transcripts => ["compare, choose", "skip, back, why", "risk, carry on"];

    [Theory, MemberData(nameof(Transcripts))]
    public async Task Both_doors_say_the_same(string transcript)
    {
        var overMessages = await PlayAsync(host.Person(), transcript);
        var overDirectLine = await PlayAsync(await host.VisitorAsync(), transcript);

        overDirectLine.ShouldBe(overMessages);
        overMessages.ShouldAllBe(turn => turn.Length > 0);
    }

    [Fact]
    public async Task A_visitor_sees_the_whole_conversation_again_on_the_stream()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.PressAsync("compare");
        await visitor.SayAsync("help me choose");
        var history = await visitor.HistoryAsync();

        var resumed = await visitor.ResumeAsync();
        var streamed = await DirectLinePerson.StreamAsync(resumed.Json!["streamUrl"]!.GetValue<string>(), history.Count);

        streamed.Select(Json).ShouldBe(history.Select(Json));
        history.Count(activity => activity!["channelData"]?["clientActivityID"] is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_channel_without_cards_gets_the_same_in_words()
    {
        var person = host.Person("sms");

        await person.JoinAsync();
        await person.SayAsync("help me choose");
        await person.SayAsync("1");

        person.Heard.ShouldAllBe(reply => reply.Card == null && !string.IsNullOrEmpty(reply.Text));
        person.Words.ShouldContain(Content.Reasons.Keys.First());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/health")]
    [InlineData("/health/safety")]
    public async Task A_look_at_the_head_is_answered_like_a_reading(string path)
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using var looked = await host.Http.SendAsync(head);
        using var read = await host.Http.GetAsync(new Uri(path, UriKind.Relative));

        looked.StatusCode.ShouldBe(read.StatusCode);
        looked.Content.Headers.ContentType.ShouldBe(read.Content.Headers.ContentType);
        (await looked.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private static string? Json(JsonNode? activity) => activity?.ToJsonString();

    private static async Task<IReadOnlyList<string>> PlayAsync(Person person, string transcript)
    {
        List<string> turns = [];
        await DoAsync(() => person.JoinAsync());
        switch (transcript)
        {
            case "compare, choose":
                await DoAsync(() => person.PressAsync("compare"));
                await DoAsync(() => person.PressAsync("explain", "coaching"));
                await DoAsync(() => person.PressAsync("choose"));
                while (person.Card.IsQuestion)
                    await DoAsync(() => person.AnswerAsync(1));
                break;
            case "skip, back, why":
                await DoAsync(() => person.SayAsync("help me choose"));
                await DoAsync(() => person.PressAsync("why_asked"));
                await DoAsync(() => person.SayAsync("feeling low"));
                await DoAsync(() => person.PressAsync("back"));
                await DoAsync(() => person.PressAsync("skip"));
                await DoAsync(() => person.SayAsync("are you a human?"));
                await DoAsync(() => person.SayAsync("carry on"));
                break;
            default:
                await DoAsync(() => person.PressAsync("choose"));
                await DoAsync(() => person.SayAsync("I want to kill myself"));
                await DoAsync(() => person.SayAsync("no"));
                await DoAsync(() => person.PressAsync("im_safe"));
                break;
        }

        return turns;

        async Task DoAsync(Func<Task> act)
        {
            await act();
            turns.Add(person.Words);
        }
    }
}
