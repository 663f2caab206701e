using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>A run of activities and the watermark after it, as the clients read it from a GET and from the stream.</summary>
internal sealed record ActivitySet(IReadOnlyList<ReadOnlyMemory<byte>> Activities, long Watermark)
{
    public const int PageSize = 50;

    /// <summary>Reads the next page after a watermark.</summary>
    /// <exception cref="DirectLineException">400: the watermark is larger than the number of activities.</exception>
    public static async Task<ActivitySet> ReadAsync(
        IDirectLineStore store, string conversationId, long watermark, CancellationToken cancellationToken)
    {
        var read = await store.ReadAsync(conversationId, watermark, PageSize, cancellationToken);
        return watermark <= read.End ? new ActivitySet(read.Activities, read.Watermark) : throw BeyondTheEnd();
    }

    /// <summary>Watermark of a query string: empty and "-" are the beginning.</summary>
    public static long ParseWatermark(string? text)
    {
        if (string.IsNullOrEmpty(text) || text == "-") return 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark)
            ? watermark
            : throw DirectLineException.BadRequest("The watermark must be one that the service gave.");
    }

    public static DirectLineException BeyondTheEnd() =>
        DirectLineException.BadRequest("The watermark is beyond the end of the conversation.");

    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(Activities.Sum(activity => activity.Length + 1) + 64);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartArray("activities"u8);
        foreach (var activity in Activities) writer.WriteRawValue(activity.Span, skipInputValidation: true);
        writer.WriteEndArray();
        writer.WriteString("watermark"u8, Watermark.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
