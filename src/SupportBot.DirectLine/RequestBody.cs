using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportBot.DirectLine;

/// <summary>Reads a JSON object of limited size and its fields; whatever is wrong becomes a 400 or 413 that says what.</summary>
internal static class RequestBody
{
    private const int MaxNameLength = 256;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null when the request has no body.</summary>
    public static async Task<JsonDocument?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes) throw DirectLineException.TooLarge(maxBytes);
        var read = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, cancellationToken);
        try
        {
            if (read.Buffer.Length > maxBytes) throw DirectLineException.TooLarge(maxBytes);
            // Copied, because the document outlives the buffer, which the server uses again.
            return read.Buffer.IsEmpty ? null : Parse(read.Buffer.ToArray());
        }
        finally
        {
            request.BodyReader.AdvanceTo(read.Buffer.End);
        }
    }

    /// <exception cref="DirectLineException">400: not a JSON object in valid UTF-8.</exception>
    public static JsonDocument Parse(byte[] json)
    {
        try
        {
            LoneSurrogates.Replace(json);
            var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object && IsWellFormed(document.RootElement)) return document;
            document.Dispose();
            throw DirectLineException.BadRequest("The body must be a JSON object in valid UTF-8.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second comes of bytes in a name that are no UTF-8: names are read to find duplicates.
            throw DirectLineException.BadRequest("The body is not valid JSON.");
        }
    }

    public static string? OptionalString(this JsonElement parent, string name, int maxLength = MaxNameLength)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw DirectLineException.BadRequest($"\"{name}\" must be a string.");
        var text = value.GetString()!;
        if (text.Length > maxLength) throw DirectLineException.BadRequest($"\"{name}\" is longer than {maxLength} characters.");
        return text.Length == 0 ? null : text;
    }

    public static JsonElement? OptionalObject(this JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Object ? value : throw DirectLineException.BadRequest($"\"{name}\" must be an object.");
    }

    /// <summary>Bytes that are no UTF-8 may parse, but throw as soon as somebody reads the string.</summary>
    private static bool IsWellFormed(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(IsWellFormed),
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && IsWellFormed(property.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
