using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>
/// Which posts a conversation has seen, by the id that the client gave them, so that a post sent again makes no second turn. After a restart it
/// is read back from the stored activities; a post that was stored and not answered, or whose turn failed, gets its turn
/// when it is sent again. Posts without such an id are not kept here.
/// </summary>
internal sealed class PostLedger
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _handled = new(StringComparer.Ordinal);

    public static async Task<PostLedger> LoadAsync(IDirectLineStore store, string conversationId, CancellationToken cancellationToken)
    {
        var ledger = new PostLedger();
        for (var watermark = 0L; ;)
        {
            var page = await store.ReadAsync(conversationId, watermark, ActivitySet.PageSize, cancellationToken);
            foreach (var activity in page.Activities) ledger.Recall(activity);
            if (page.Activities.Count < ActivitySet.PageSize) return ledger;
            watermark = page.Watermark;
        }
    }

    public string? Find(string clientActivityId) => _ids.GetValueOrDefault(clientActivityId);

    public bool IsHandled(string activityId) => _handled.Contains(activityId);

    public void Add(string clientActivityId, string activityId) => _ids[clientActivityId] = activityId;

    /// <summary>Forgets all posts but the one whose turn it is: it may be sent again.</summary>
    public void Trim(string? activityId)
    {
        foreach (var (clientId, id) in _ids)
        {
            if (id != activityId) _ids.Remove(clientId);
        }
        _handled.RemoveWhere(id => id != activityId);
    }

    /// <summary>The turn of the post ended well, so that the post needs no other.</summary>
    public void MarkHandled(string activityId) => _handled.Add(activityId);

    private void Recall(ReadOnlyMemory<byte> activity)
    {
        using var document = JsonDocument.Parse(activity);
        var root = document.RootElement;
        if (Text(root, "replyToId") is { } answered && Text(root, "from", "role") != IncomingActivity.UserRole)
        {
            // What the bot said before its turn failed is no answer either.
            if (BotTurns.IsApology(root)) _handled.Remove(answered);
            else _handled.Add(answered);
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
