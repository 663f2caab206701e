using System.Collections.Concurrent;

namespace SupportBot.Browser.Tests.Support;

/// <summary>Greets, asks one question on a card and answers whatever is said, so that the page can be tested by itself.</summary>
public sealed class ScriptedBot : IBot
{
    public const string Greeting = "Hello. **This** is a test.";

    /// <summary>How many messages answer "many": every tenth a card, the last one too.</summary>
    public const int Many = 100;

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public ConcurrentQueue<Activity> Received { get; } = new();

    private readonly TaskCompletionSource _spoken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the answer to "slow" go.</summary>
    public void Speak() => _spoken.TrySetResult();

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (turnContext.Activity.Text == "slow")
            await _spoken.Task.WaitAsync(cancellationToken);
        await AnswerAsync(turnContext, cancellationToken);
    }

    private Task AnswerAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (activity.Type == ActivityTypes.ConversationUpdate)
            return turnContext.SendActivitiesAsync([Text(Greeting), Card(1)], cancellationToken);
        if (activity.Type != ActivityTypes.Message)
            return Task.CompletedTask;
        Received.Enqueue(activity);
        return turnContext.SendActivitiesAsync(Answer(activity), cancellationToken);
    }

    public static string? IntentOf(Activity activity) =>
        activity.Value is JsonElement { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("intent", out var intent) ? intent.GetString() : null;

    private static Activity[] Answer(Activity activity) => IntentOf(activity) switch
    {
        "help_now" => [Text("Here is help.")],
        "confirm_forget" => [new Activity { Type = ActivityTypes.Event, Name = "supportbot.forgotten" }, Text("All is deleted.")],
        "submit_form" => [Text("The form is here.")],
        "answer" or "start_over" => [Text("Thank you."), Card(2)],
        "why_asked" => [Text("It says what may fit.")],
        _ when activity.Text == "slow" => [Text("Here it is.")],
        _ when activity.Text == "form" => [Raw(FormCard)],
        _ when activity.Text == "suggest" => [Text("Here is something."), Raw(SuggestionCard)],
        _ when activity.Text == "perhaps" => [Text("Do you mean “A goal”? If so, say yes or send it."), Raw(LikelyCard)],
        _ when activity.Text == "record" => [Raw(RecordCard)],
        _ when activity.Text == "danger" => [Raw(CrisisCard)],
        _ when activity.Text == "many" => [.. Enumerable.Range(1, Many).Select(i => i % 10 == 0 ? Raw(SuggestionCard) : Text($"Word {i}. {Greeting}"))],
        _ when activity.Text == "offer" => [Offer()],
        _ when activity.Text == "arabic" => [new Activity { Type = ActivityTypes.Message, Text = "مرحبا", Locale = "ar" }],
        _ when activity.Text == "attack" => [Text("<img src=x onerror=alert(1)> [link](javascript:alert(1))"), Raw(HostileCard)],
        _ => [Text($"You said: {activity.Text}")],
    };

    private static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };

    private static Activity Offer() => new()
    {
        Type = ActivityTypes.Message,
        Text = "What would you like?",
        SuggestedActions = new()
        {
            Actions =
            [
                new() { Type = "messageBack", Title = "Compare them", Value = JsonElement.Parse("""{ "intent": "compare" }""") },
                new() { Type = "messageBack", Title = "I need help now", Value = JsonElement.Parse("""{ "intent": "help_now" }""") },
            ],
        },
    };

    private static Activity Card(int number) => Raw(QuestionCard.Replace("\"card\": 0", $"\"card\": {number}", StringComparison.Ordinal));

    private static Activity Raw(string card) => new()
    {
        Type = ActivityTypes.Message,
        Attachments = [new Attachment { ContentType = CardType, Content = JsonElement.Parse(card) }],
    };

    private const string QuestionCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "speak": "What brings you here? Low mood, or a goal.",
          "body": [
            {
              "type": "Input.ChoiceSet", "id": "choice", "style": "expanded", "label": "What brings you here?", "isRequired": true,
              "errorMessage": "Please choose one.",
              "choices": [ { "title": "Low mood", "value": "low_mood" }, { "title": "A goal", "value": "goal" } ]
            }
          ],
          "actions": [
            { "type": "Action.Submit", "title": "Answer", "style": "positive", "data": { "intent": "answer", "target": "concern", "card": 0 } },
            { "type": "Action.Submit", "title": "I need help now", "associatedInputs": "none", "data": { "intent": "help_now", "card": 0 } },
            { "type": "Action.Submit", "title": "Why?", "mode": "secondary", "associatedInputs": "none", "data": { "intent": "why_asked", "card": 0 } }
          ]
        }
        """;

    /// <summary>A question with the answer marked that was likely meant.</summary>
    private static readonly string LikelyCard = QuestionCard.Replace("\"isRequired\"", "\"value\": \"goal\", \"isRequired\"", StringComparison.Ordinal);

    private const string RecordCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "speak": "Noted.",
          "body": [
            { "type": "Container", "items": [
              { "type": "TextBlock", "text": "What brings you here?", "weight": "Bolder", "wrap": true },
              { "type": "TextBlock", "text": "A goal or skill I want to work on", "spacing": "Small", "wrap": true } ] },
            { "type": "Container", "items": [
              { "type": "TextBlock", "text": "How much does it get in your way?", "weight": "Bolder", "wrap": true },
              { "type": "TextBlock", "text": "Left open", "spacing": "Small", "wrap": true } ] }
          ]
        }
        """;

    private const string SuggestionCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "speak": "What may fit: coaching.",
          "body": [
            { "type": "TextBlock", "text": "What may fit: coaching", "style": "heading", "wrap": true },
            { "type": "TextBlock", "text": "• You said you have a goal.", "wrap": true },
            {
              "type": "RichTextBlock",
              "inlines": [ { "type": "TextRun", "text": "Coaching pool", "selectAction": { "type": "Action.OpenUrl", "url": "https://works.example/coaching" } } ]
            }
          ],
          "actions": [
            { "type": "Action.Submit", "title": "Change an answer", "data": { "intent": "change_answer", "card": 4 } },
            { "type": "Action.Submit", "title": "Was this helpful?", "data": { "intent": "feedback", "card": 4 } }
          ]
        }
        """;

    private const string CrisisCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "speak": "Help is here for you.",
          "body": [ { "type": "TextBlock", "text": "Call the sample line.", "wrap": true } ],
          "actions": [ { "type": "Action.Submit", "title": "I'm safe, carry on", "data": { "intent": "im_safe", "card": 5 } } ]
        }
        """;

    private const string FormCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "speak": "All questions.",
          "body": [
            {
              "type": "Input.ChoiceSet", "id": "concern", "style": "compact", "label": "What brings you here?", "placeholder": "Leave open",
              "choices": [ { "title": "Low mood", "value": "low_mood" }, { "title": "A goal", "value": "goal" } ]
            },
            {
              "type": "Input.ChoiceSet", "id": "impact", "style": "compact", "label": "How much?", "placeholder": "Leave open",
              "choices": [ { "title": "Some", "value": "some" }, { "title": "A lot", "value": "a_lot" } ]
            },
            {
              "type": "Input.ChoiceSet", "id": "time", "style": "expanded", "label": "How long?",
              "choices": [ { "title": "Weeks", "value": "weeks" }, { "title": "Years", "value": "years" } ]
            }
          ],
          "actions": [
            { "type": "Action.Submit", "title": "Send", "style": "positive", "data": { "intent": "submit_form", "card": 3 } },
            { "type": "Action.Submit", "title": "I need help now", "associatedInputs": "none", "data": { "intent": "help_now", "card": 3 } },
            { "type": "Action.Submit", "title": "Delete it", "style": "destructive", "associatedInputs": "none", "data": { "intent": "confirm_forget", "card": 3 } }
          ]
        }
        """;

    private const string HostileCard = """
        {
          "type": "AdaptiveCard", "version": "1.5", "speak": "Hostile",
          "body": [
            { "type": "TextBlock", "text": "<script>alert(1)</script> <b onmouseover=alert(1)>b</b> [x](javascript:alert(1))", "wrap": true },
            { "type": "RichTextBlock", "inlines": [ { "type": "TextRun", "text": "run", "selectAction": { "type": "Action.OpenUrl", "url": "javascript:alert(1)" } } ] }
          ],
          "actions": [ { "type": "Action.OpenUrl", "title": "Open", "url": "javascript:alert(1)" } ]
        }
        """;
}
