namespace SupportBot.BotBuilder.Schema;

/// <summary>The value of an invoke <c>adaptiveCard/action</c>: a press of an Action.Execute button.</summary>
public class AdaptiveCardInvokeValue
{
    public AdaptiveCardInvokeAction? Action { get; set; }

    public string? State { get; set; }
}

public class AdaptiveCardInvokeAction
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? Verb { get; set; }

    /// <summary>JSON: the button's data together with the card's inputs.</summary>
    public object? Data { get; set; }
}

/// <summary>The body of the answer to an invoke <c>adaptiveCard/action</c>. A card in it replaces the one that was pressed.</summary>
public class AdaptiveCardInvokeResponse
{
    public int StatusCode { get; set; }

    /// <summary>application/vnd.microsoft. and then card.adaptive, activity.message or error.</summary>
    public string? Type { get; set; }

    public object? Value { get; set; }
}

public class Error
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}
