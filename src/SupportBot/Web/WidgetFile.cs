using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Web;

/// <summary>One file as it is and compressed.</summary>
internal sealed record WidgetFile(string ContentType, byte[] Plain, byte[] Gzip, byte[] Brotli)
{
    public const string Script = "text/javascript; charset=utf-8";

    public static WidgetFile Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return new(TypeOf(name), File.ReadAllBytes(path), File.ReadAllBytes(path + ".gz"), File.ReadAllBytes(path + ".br"));
    }

    public static WidgetFile Compress(string contentType, byte[] content) => new(
        contentType,
        content,
        Compress(content, to => new GZipStream(to, CompressionLevel.SmallestSize)),
        Compress(content, to => new BrotliStream(to, CompressionLevel.SmallestSize)));

    public async Task WriteAsync(HttpContext context, string cacheControl)
    {
        var response = context.Response;
        var (encoding, content) = Choose(context.Request);
        response.ContentType = ContentType;
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(content, context.RequestAborted);
    }

    private (string? Encoding, byte[] Content) Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Accepts(string name) => accepted.Any(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
        if (Accepts("br"))
            return ("br", Brotli);
        return Accepts("gzip") ? ("gzip", Gzip) : (null, Plain);
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressing)
    {
        using var result = new MemoryStream();
        using (var stream = compressing(result))
            stream.Write(content);
        return result.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => Script,
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidDataException($"The widget's manifest names a file of an unknown kind: {other}."),
    };
}
