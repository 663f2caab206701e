using System.Text.Json;
using SupportBot.Dialogs;

namespace SupportBot.Gate;

/// <summary>An activity that was let in, with all that a turn needs after its request is gone.</summary>
internal sealed class ChannelTurn(Caller caller, ArraySegment<byte> body, IHeaderDictionary headers, JsonElement activity)
{
    private static readonly AsyncLocal<ChannelTurn?> Running = new();

#if MICROSOFT_BOT_SDK
    private const bool AdapterReadsToken = true;
#else
    private const bool AdapterReadsToken = false;
#endif

    private readonly string? _authorization = AdapterReadsToken ? headers.Authorization.ToString() : null;

    /// <summary>The turn that runs where this is asked; null outside of turns.</summary>
    public static ChannelTurn? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    public Caller Caller { get; } = caller;

    public ActivityRuns Runs { get; } = new();

    /// <summary>The same for an activity that comes again.</summary>
    public string Key { get; } = Text(activity, "id") is { Length: > 0 } id
        ? string.Join('\n', Text(activity, "channelId"), Text(activity.GetProperty("conversation"), "id"), Text(activity, "type"), id, Text(activity, "timestamp"))
        : Guid.NewGuid().ToString();

    public bool IsInvoke { get; } = Text(activity, "type") == ActivityTypes.Invoke;

    /// <summary>A press of a button, which wants a note or a card for an answer.</summary>
    public bool IsCardAction { get; } = Text(activity, "type") == ActivityTypes.Invoke && Text(activity, "name") == "adaptiveCard/action";

    /// <summary>The replies go into the response, so that it cannot come before them.</summary>
    public bool RepliesInResponse { get; } = Text(activity, "deliveryMode") == DeliveryModes.ExpectReplies;

    /// <summary>The request once more, with a response that is kept.</summary>
    public HttpContext NewContext(IServiceProvider services)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Post;
        context.Request.Headers.Authorization = _authorization;
        context.Request.Body = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
        context.Response.Body = new MemoryStream();
        return context;
    }

    private static string? Text(JsonElement activity, string name) =>
        activity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
