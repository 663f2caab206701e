using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SupportBot.DirectLine;

/// <summary>
/// An upload as clients send it: several parts, one of which is the activity, or one file alone as the body. Of the files no more is read than it
/// takes to get past them, and nothing is kept.
/// </summary>
internal sealed class Upload(HttpContext context, int maxActivityBytes, TimeProvider time) : IDisposable
{
    /// <summary>A browser that is answered before it has sent its file reports a broken connection, so a file of usual size is read to its end.</summary>
    private const long MaxSkimmedBytes = 32L * 1024 * 1024;

    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MaxParts = 64;
    private const int PieceBytes = 4 * 1024;
    private const int MaxBoundaryLength = 70;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _slow = new(Limit, time);
    private MultipartReader? _reader;
    private MultipartSection? _section;
    private long _skimmed;

    public bool HasFiles { get; private set; }

    /// <summary>Reads as far as the activity and the head of the file after it.</summary>
    /// <returns>A message without text when there are only files.</returns>
    /// <exception cref="DirectLineException">400: no well-formed parts, or not a JSON object as the activity. 408: it took too long. 413: too large.</exception>
    public async Task<JsonDocument> ReadActivityAsync()
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase))
        {
            HasFiles = true;
            return Wordless();
        }
        try
        {
            _reader = new MultipartReader(BoundaryOf(type), context.Request.Body);
            return await FindActivityAsync() ?? Wordless();
        }
        catch (Exception exception) when (exception is (IOException or InvalidDataException) and not BadHttpRequestException)
        {
            throw DirectLineException.BadRequest("The body is not well-formed multipart content.");
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new DirectLineException(StatusCodes.Status408RequestTimeout, "UploadTooSlow", "The upload took too long.");
        }
    }

    /// <summary>Reads and forgets the files, as far as the limits of size and time allow. What is wrong with them no longer matters.</summary>
    public async Task SkimAsync()
    {
        try
        {
            if (_reader is null) await SkimAsync(context.Request.Body);
            for (var parts = 0; _section is not null && parts < MaxParts; parts++) _section = await SkimPartAsync();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or OperationCanceledException)
        {
            // What was written is posted already; only the rest of the files is missing.
        }
    }

    public void Dispose() => _slow.Dispose();

    private async Task<JsonDocument?> FindActivityAsync()
    {
        JsonDocument? activity = null;
        _section = await NextAsync();
        for (var parts = 0; _section is not null && parts < MaxParts; parts++)
        {
            if (activity is null && IsActivity(_section))
            {
                activity = await ReadAsync(_section.Body);
                _section = await NextAsync();
                HasFiles |= _section is not null;
                return activity;
            }
            HasFiles = true;
            _section = await SkimPartAsync();
        }
        return activity;
    }

    private async Task<MultipartSection?> SkimPartAsync() => await SkimAsync(_section!.Body) ? await NextAsync() : null;

    private Task<MultipartSection?> NextAsync() => _reader!.ReadNextSectionAsync(Token);

    /// <returns>Whether the end was reached within the limit of size.</returns>
    private async Task<bool> SkimAsync(Stream file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (_skimmed < MaxSkimmedBytes)
            {
                var read = await file.ReadAsync(buffer, Token);
                if (read == 0) return true;
                _skimmed += read;
            }
            return false;
        }
        finally
        {
            // A piece of somebody's file does not wait in the pool.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private async Task<JsonDocument> ReadAsync(Stream part)
    {
        // Grows with what has come: most that is posted is small, and some who begin send nothing.
        using var activity = new MemoryStream();
        var piece = new byte[PieceBytes];
        while (await part.ReadAsync(piece, Token) is > 0 and var read)
        {
            if (activity.Length + read > maxActivityBytes) throw DirectLineException.TooLarge(maxActivityBytes);
            activity.Write(piece, 0, read);
        }
        return RequestBody.Parse(activity.ToArray());
    }

    private CancellationToken Token => _slow.Token;

    private static bool IsActivity(MultipartSection section) =>
        section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true
        || (section.GetContentDispositionHeader() is { } disposition && HeaderUtilities.RemoveQuotes(disposition.Name) == "activity");

    private static string BoundaryOf(MediaTypeHeaderValue type)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary);
        return boundary.Length is > 0 and <= MaxBoundaryLength
            ? boundary.ToString()
            : throw DirectLineException.BadRequest("The header Content-Type must name a boundary of at most 70 characters.");
    }

    private static JsonDocument Wordless() => RequestBody.Parse("{\"type\":\"message\"}"u8.ToArray());
}
