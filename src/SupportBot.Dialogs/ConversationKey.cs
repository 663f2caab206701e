namespace SupportBot.Dialogs;

/// <summary>How conversations and turns are told apart over channels.</summary>
internal static class ConversationKey
{
    public static string Of(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>The activity's id. An activity without one cannot be known again, so each is a turn of its own: none is lost.</summary>
    public static string TurnOf(Activity activity) =>
        string.IsNullOrEmpty(activity.Id) ? Guid.NewGuid().ToString("N") : activity.Id;
}
