using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>
/// Which posts a conversation has seen, by the id that the client gave them, so that a post sent again makes no second turn. What was posted
/// before a restart or to another node is read from the stored activities; a post that was stored and not answered, or whose turn failed, gets its
/// turn when it is sent again. Posts without such an id are not kept here.
/// </summary>
internal sealed class PostLedger
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);

    /// <summary>Posts whose turn ran here, so that it is known here whether it ended well.</summary>
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private long _watermark;

    /// <summary>Reads what was stored since it last read, by whichever node.</summary>
    public async Task CatchUpAsync(IDirectLineStore store, string conversationId, CancellationToken cancellationToken)
    {
        for (var count = ActivitySet.PageSize; count == ActivitySet.PageSize;)
        {
            var page = await store.ReadAsync(conversationId, _watermark, ActivitySet.PageSize, cancellationToken);
            foreach (var activity in page.Activities) Recall(activity);
            _watermark = page.Watermark;
            count = page.Activities.Count;
        }
    }

    public string? Find(string clientActivityId) => _ids.GetValueOrDefault(clientActivityId);

    public bool IsHandled(string activityId) => _handled.Contains(activityId);

    public void Add(string clientActivityId, string activityId)
    {
        _ids[clientActivityId] = activityId;
        _own.Add(activityId);
    }

    /// <summary>Forgets all posts but the one whose turn it is: it may be sent again.</summary>
    public void Trim(string? activityId)
    {
        foreach (var (clientId, id) in _ids)
        {
            if (id != activityId) _ids.Remove(clientId);
        }
        _handled.RemoveWhere(id => id != activityId);
        _own.RemoveWhere(id => id != activityId);
    }

    /// <summary>The turn of the post ended well, so that the post needs no other.</summary>
    public void MarkHandled(string activityId) => _handled.Add(activityId);

    private void Recall(ReadOnlyMemory<byte> activity)
    {
        using var document = JsonDocument.Parse(activity);
        var root = document.RootElement;
        var isFromUser = Text(root, "from", "role") == IncomingActivity.UserRole;
        if (!isFromUser && Text(root, "type") == ActivityTypes.Event && Text(root, "name") == DirectLineAdapter.Forgotten) Trim(Text(root, "replyToId"));
        if (!isFromUser && Text(root, "replyToId") is { } answered)
        {
            // What the bot said before its turn failed is no answer either.
            if (BotTurns.IsApology(root)) _handled.Remove(answered);
            else if (!_own.Contains(answered)) _handled.Add(answered);
        }
        else if (Text(root, "channelData", "clientActivityID") is { } clientId && Text(root, "id") is { } id) _ids[clientId] = id;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
