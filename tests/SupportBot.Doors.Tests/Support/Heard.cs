using System.Text;
using SupportBot.Content.Cards;

namespace SupportBot.Doors.Tests.Support;

/// <summary>One thing that the bot said.</summary>
/// <param name="Text">The words, or those of the card.</param>
/// <param name="Card">The card's JSON, or null.</param>
internal sealed record Heard(string Text, string? Card, string? Speak)
{
    public static Heard Words(string text, string? speak) => new(text, Card: null, speak);

    public static Heard Drawn(JsonNode card, string? speak) =>
        new(CardText.Render(Encoding.UTF8.GetBytes(card.ToJsonString())), card.ToJsonString(), speak);

    public static Heard Of(JsonNode activity)
    {
        var speak = activity["speak"]?.GetValue<string>();
        return activity["attachments"]?.AsArray() is [{ } attachment] ? Drawn(attachment["content"]!, speak) : Words(activity["text"]!.GetValue<string>(), speak);
    }

    /// <summary>The same for a client that knows only <c>Action.Submit</c>: each <c>Action.Execute</c> brings its own replacement.</summary>
    public Heard WithoutExecute()
    {
        if (Card is null)
            return this;
        var card = JsonNode.Parse(Card)!.AsObject();
        WithoutExecute(card);
        return this with { Card = card.ToJsonString() };
    }

    private static void WithoutExecute(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonObject action && action["type"]?.GetValue<string>() == "Action.Execute")
                    list[i] = action["fallback"]!.DeepClone();
                else
                    WithoutExecute(list[i]);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (_, member) in map.ToList())
                WithoutExecute(member);
        }
    }
}
