using System.Security.Cryptography;
using System.Text;

namespace SupportBot.Dialogs;

/// <summary>How conversations and turns are told apart over channels.</summary>
internal static class ConversationKey
{
    public static string Of(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>
    /// The activity's id. A channel that gives none still repeats an activity to the letter, so that its time and kind name it; without
    /// those every activity is a turn of its own.
    /// </summary>
    public static string TurnOf(Activity activity)
    {
        if (!string.IsNullOrEmpty(activity.Id))
            return activity.Id;
        if (activity.Timestamp is not { } at)
            return Guid.NewGuid().ToString("N");
        var mark = $"{activity.Type}|{at.UtcTicks}|{activity.From?.Id}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mark)).AsSpan(0, 16));
    }
}
