using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>
/// What the conversation and our own Direct Line service agree on without knowing each other. A visitor of the host's tests who is forgotten
/// goes through both, so that neither name can change alone.
/// </summary>
internal static class OwnDirectLine
{
    /// <summary>Stands where other channels name the service to reply to; no activity from elsewhere may name it.</summary>
    private const string ServiceUrl = "https://directline.invalid";

    /// <summary>Name of the event that has the chat log before it dropped, and the page clear what it shows.</summary>
    private const string Forgotten = "supportbot.forgotten";

    public static bool IsChannelOf(Activity activity) => activity.ServiceUrl == ServiceUrl;

    public static ChannelKind KindOf(Activity activity) => activity switch
    {
        _ when IsChannelOf(activity) => ChannelKind.WebChat,
        { ChannelId: Channels.Msteams } => ChannelKind.Teams,
        _ => ChannelKind.Other,
    };

    public static Activity ForgottenEvent() => new() { Type = ActivityTypes.Event, Name = Forgotten };
}
