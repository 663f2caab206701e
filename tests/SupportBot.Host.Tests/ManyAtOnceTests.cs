namespace SupportBot.Host.Tests;

/// <summary>Many messages at once, and one conversation on two devices.</summary>
public sealed class ManyAtOnceTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const int Many = 50;
    private const int AtRisk = 23;

    [Fact]
    public async Task Of_many_messages_at_once_each_is_taken_and_the_one_at_risk_is_answered_with_help()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => person.PostAsync(person.Message(WordsOf(i)))));

        foreach (var answer in answers)
            answer.ShouldBeFine();
        ShouldHoldCrisisCard(answers[AtRisk].Json!["activities"]!.AsArray());
    }

    [Fact]
    public async Task Of_many_posts_at_once_none_is_lost_and_the_one_at_risk_is_answered_with_help()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => PostUntilTakenAsync(visitor, i)));

        var history = await visitor.HistoryAsync();
        var own = history.Where(said => said!["channelData"]?["clientActivityID"] is not null).Select(said => said!["id"]!.GetValue<string>()).ToList();
        own.ShouldBe(ids, ignoreOrder: true);
        ShouldHoldCrisisCard(history.Where(said => said!["replyToId"]?.GetValue<string>() == ids[AtRisk]));
    }

    [Fact]
    public async Task The_last_of_sixty_posts_at_once_is_taken_at_the_first_try_and_answered_with_help_on_the_stream()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        var stream = (await visitor.ResumeAsync()).Json!["streamUrl"]!.GetValue<string>();
        var help = DirectLinePerson.StreamUntilAsync(stream, said => IsCrisisCard(said));

        var posts = Enumerable.Range(0, 60).Select(i => visitor.PostAsync(Post(i == 59 ? AtRisk : i + Many))).ToList();

        foreach (var answer in await Task.WhenAll(posts))
            answer.ShouldBeFine();
        (await help).Select(said => said!["id"]!.GetValue<string>()).ShouldContain((await posts[^1]).Json!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Two_devices_see_the_same_in_the_same_order()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        var stream = (await visitor.ResumeAsync()).Json!["streamUrl"]!.GetValue<string>();

        var posting = Task.WhenAll(Enumerable.Range(0, 10).Select(i => PostUntilTakenAsync(visitor, i)));
        var devices = Task.WhenAll(DirectLinePerson.StreamAsync(stream, 11), DirectLinePerson.StreamAsync(stream, 11));
        await posting;
        var seen = await devices;

        Ids(seen[1]).ShouldBe(Ids(seen[0]));
        Ids(seen[0]).ShouldBe(Ids(await visitor.HistoryAsync()));

        static IEnumerable<string> Ids(IEnumerable<JsonNode?> said) =>
            said.Where(one => one!["type"]!.GetValue<string>() != "typing").Select(one => one!["id"]!.GetValue<string>()).Take(11);
    }

    [Fact]
    public async Task A_card_that_was_answered_on_one_device_is_spent_on_the_other()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.PressAsync("choose");
        var card = visitor.Card;

        await visitor.SendAsync(card.Answer(card.Choices[0].Value));
        var second = visitor.Card;
        await visitor.SendAsync(card.Answer(card.Choices[1].Value));

        visitor.Heard.ShouldNotBeEmpty();
        visitor.Card.Choices.ShouldBe(second.Choices);
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("skip")]
    public async Task A_button_pressed_twice_counts_once(string intent)
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.PressAsync("choose");
        var data = intent == "answer" ? visitor.Card.Answer(visitor.Card.Choices[0].Value) : visitor.Card.Find(intent).Data;
        var press = $$$"""{"type":"message","value":{{{data.ToJsonString()}}}}""";

        foreach (var answer in await Task.WhenAll(visitor.PostAsync(press), visitor.PostAsync(press), visitor.PostAsync(press)))
            answer.ShouldBeFine();
        await visitor.ListenAsync();

        visitor.Heard.Count(reply => reply.Card is { IsQuestion: true }).ShouldBe(1);
        visitor.Card.Texts.ShouldContain(text => text.Contains("Question 2", StringComparison.Ordinal));
    }

    private static string WordsOf(int number) => number == AtRisk ? "I want to kill myself" : $"what is coaching? {number}";

    private static string Post(int number) =>
        $$$"""{"type":"message","text":"{{{WordsOf(number)}}}","channelData":{"clientActivityID":"c{{{number}}}"}}""";

    /// <summary>As the chat page does: posts again what the service is too busy to take.</summary>
    private static async Task<string> PostUntilTakenAsync(DirectLinePerson visitor, int number)
    {
        using var guard = new CancellationTokenSource(SupportBotProcess.Guard);
        while (true)
        {
            var answer = await visitor.PostAsync(Post(number));
            if (answer.Status != HttpStatusCode.TooManyRequests)
            {
                answer.ShouldBeFine();
                return answer.Json!["id"]!.GetValue<string>();
            }

            await Task.Delay(50, guard.Token);
        }
    }

    private static void ShouldHoldCrisisCard(IEnumerable<JsonNode?> activities) =>
        activities.ShouldContain(activity => IsCrisisCard(activity));

    private static bool IsCrisisCard(JsonNode? activity) => new Reply(activity!.AsObject()).Card is { IsCrisis: true };
}
