namespace SupportBot.BotBuilder;

/// <summary>The HTTP answer to an invoke activity.</summary>
public class InvokeResponse
{
    /// <summary>HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>Written as JSON; null for an empty body.</summary>
    public object? Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
