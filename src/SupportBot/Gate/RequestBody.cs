using System.Net.Http.Headers;
using System.Text.Unicode;

namespace SupportBot.Gate;

/// <summary>Reads the body of a request within a limit.</summary>
internal static class RequestBody
{
    /// <summary>In bytes. Teams sends at most about 100 KB.</summary>
    public const int Limit = 256 * 1024;

    /// <returns>Valid UTF-8 that begins the array.</returns>
    /// <exception cref="RefusalException">The body is no JSON by its headers, too big or no UTF-8.</exception>
    public static async Task<ArraySegment<byte>> Read(HttpRequest request)
    {
        CheckHeaders(request);
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 2048));
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (buffer.Length + read > Limit) throw TooBig();
            buffer.Write(chunk, 0, read);
        }

        if (buffer.Length == 0) throw RefusalException.BadSyntax("The body is empty. Send an activity as JSON.");
        var bytes = new ArraySegment<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        if (!Utf8.IsValid(bytes)) throw RefusalException.BadSyntax("The body is not UTF-8.");
        LoneSurrogates.Replace(bytes);
        return bytes;
    }

    private static void CheckHeaders(HttpRequest request)
    {
        var isJson = request.HasJsonContentType()
            && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.CharSet is not { } charset || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson) throw RefusalException.NotJson("Send the activity as application/json in UTF-8.");
        if (request.Headers.ContentEncoding.Count > 0) throw RefusalException.NotJson("Send the activity without Content-Encoding.");
        if (request.ContentLength > Limit) throw TooBig();
    }

    private static RefusalException TooBig() => RefusalException.TooBig($"The body is larger than {Limit / 1024} KB.");
}
