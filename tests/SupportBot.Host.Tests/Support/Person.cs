namespace SupportBot.Host.Tests.Support;

/// <summary>Somebody who talks to the bot through one of its doors, and presses what the cards show.</summary>
internal abstract class Person
{
    private static readonly string[] OfOneGoal = ["A goal or skill", "Hardly at all", "No,", "Make a plan", "Yes, a goal", "Someone who asks good questions"];

    /// <summary>What the bot said in the last turn.</summary>
    public IReadOnlyList<Reply> Heard { get; protected set; } = [];

    /// <summary>The card in view: the last one that the bot showed.</summary>
    public Card Card { get; private set; } = new(new JsonObject());

    public string Words => string.Join('\n', Heard.Select(reply => reply.Words));

    public abstract Task JoinAsync();

    public Task SayAsync(string text) => TurnAsync(new JsonObject { ["text"] = text });

    /// <summary>Presses a button of the card in view.</summary>
    public Task PressAsync(string intent, string? target = null) => SendAsync(Card.Find(intent, target).Data);

    /// <summary>Picks a choice of the question in view and sends it.</summary>
    public Task AnswerAsync(int choice = 0) => SendAsync(Card.Answer(Card.Choices[choice].Value));

    /// <summary>Sends what a card would send.</summary>
    public Task SendAsync(JsonNode? data) => TurnAsync(new JsonObject { ["value"] = data?.DeepClone() });

    /// <summary>Answers questions as somebody with one goal, whose answers go together, until something else is in view.</summary>
    /// <returns>The titles of the choices taken.</returns>
    public async Task<IReadOnlyList<string>> AnswerAllAsync()
    {
        var given = new List<string>();
        while (Card.IsQuestion)
        {
            var titles = Card.Choices.Select(choice => choice.Title).ToList();
            var fitting = Math.Max(0, titles.FindIndex(title => OfOneGoal.Any(start => $"{title},".StartsWith(start, StringComparison.Ordinal))));
            given.Add(titles[fitting]);
            given.Count.ShouldBeLessThan(20, "The questions do not end.");
            await AnswerAsync(fitting);
        }

        return given;
    }

    /// <summary>Requires that the second question is open and the first answered, and leaves it so.</summary>
    public async Task ShouldBeAtTheSecondQuestionAsync()
    {
        await SayAsync("why do you ask?");
        Card.IsQuestion.ShouldBeTrue();
        var second = Card.Choices;
        await PressAsync("back");
        Card.Choices.ShouldNotBe(second);
        await AnswerAsync();
        Card.Choices.ShouldBe(second);
    }

    /// <summary>A message of the person with these members.</summary>
    protected abstract Task TurnAsync(JsonObject message);

    protected void Hear(IEnumerable<JsonNode?> activities)
    {
        Heard = [.. activities.Select(activity => new Reply(activity!.AsObject())).Where(reply => reply.Activity["type"]!.GetValue<string>() == "message")];
        Card = Heard.LastOrDefault(reply => reply.Card is not null)?.Card ?? Card;
    }
}
