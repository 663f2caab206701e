namespace SupportBot.Host.Tests;

/// <summary>The host is killed between turns and started again on the same files.</summary>
public sealed class KilledHostTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_kill_9_both_doors_carry_on_in_the_same_place()
    {
        using var unkilled = new HttpClient();
        using var compare = new TempFolder();
        var (steady, address) = await SupportBotProcess.StartAsync(compare.Path);
        await using var keepsRunning = steady;
        unkilled.BaseAddress = address;
        var expected = new BotFrameworkPerson(unkilled, "directline");
        BotFrameworkPerson? person = null;
        DirectLinePerson? visitor = null;
        JsonObject? last = null;
        var lastBody = "";
        var history = 0;

        for (var round = 0; round < 5; round++)
        {
            var (process, at) = await SupportBotProcess.StartAsync(_folder.Path);
            await using var _ = process;
            using var http = new HttpClient { BaseAddress = at };
            person = Move(person, http);
            visitor = await MoveAsync(visitor, http);
            if (last is not null)
            {
                (await person.PostAsync(last)).Body.ShouldBe(lastBody, "A repeated activity gets its replies also after a restart.");
                (await visitor.ResumeAsync()).ShouldBeFine();
                (await visitor.HistoryAsync()).Count.ShouldBe(history);
            }

            await ActAsync(expected, round);
            await ActAsync(visitor, round);
            visitor.Words.ShouldBe(expected.Words);
            last = Act(person, round);
            lastBody = (await person.PostAsync(last)).Body;
            person.Words.ShouldBe(expected.Words);
            history = (await visitor.HistoryAsync()).Count;
            await process.KillAsync();
        }

        expected.Card.IsQuestion.ShouldBeTrue();
    }

    private static BotFrameworkPerson Move(BotFrameworkPerson? person, HttpClient http)
    {
        if (person is null)
            return new BotFrameworkPerson(http, "directline");
        person.Http = http;
        return person;
    }

    private static async Task<DirectLinePerson> MoveAsync(DirectLinePerson? visitor, HttpClient http)
    {
        if (visitor is null)
            return await DirectLinePerson.ArriveAsync(http);
        visitor.Http = http;
        return visitor;
    }

    /// <summary>Round 0 joins, 1 begins the questions, later rounds answer them.</summary>
    private static Task ActAsync(Person person, int round) => round switch
    {
        0 => person.JoinAsync(),
        1 => person.PressAsync("choose"),
        _ => person.AnswerAsync(),
    };

    private static JsonObject Act(BotFrameworkPerson person, int round) => round switch
    {
        0 => person.Joined(),
        1 => person.Activity("message", new JsonObject { ["value"] = person.Card.Find("choose").Data.DeepClone() }),
        _ => person.Activity("message", new JsonObject { ["value"] = person.Card.Answer(person.Card.Choices[0].Value) }),
    };
}
