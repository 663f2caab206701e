using System.Text.Json;

namespace SupportBot.Dialogs.Tests.Support;

/// <summary>Activities as a channel sends them.</summary>
internal static class Activities
{
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Activity Message(string text, string id = "m1") => Activity(ActivityTypes.Message, id, text);

    public static Activity Press(string data, string id = "p1")
    {
        var activity = Activity(ActivityTypes.Message, id);
        activity.Value = JsonElement.Parse(data);
        return activity;
    }

    public static Activity Invoke(string data, string id = "i1")
    {
        var activity = Activity(ActivityTypes.Invoke, id);
        activity.Name = "adaptiveCard/action";
        activity.Value = JsonElement.Parse($$$"""{"action":{"type":"Action.Execute","verb":"press","data":{{{data}}}}}""");
        return activity;
    }

    public static Activity Edit(string text, string id = "m1", int second = 0) => At(Activity(ActivityTypes.MessageUpdate, id, text), second);

    public static Activity Delete(string id = "m1", int second = 0) => At(Activity(ActivityTypes.MessageDelete, id), second);

    private static Activity At(Activity activity, int second)
    {
        activity.Timestamp = Now.AddSeconds(second);
        return activity;
    }

    private static Activity Activity(string type, string id, string? text = null) => new()
    {
        Type = type,
        Id = id,
        Text = text,
        ChannelId = "msteams",
        ServiceUrl = "https://smba.example/teams/",
        Conversation = new ConversationAccount { Id = "conversation", ConversationType = "personal" },
        From = new ChannelAccount { Id = "person" },
        Recipient = new ChannelAccount { Id = "bot" },
    };
}
