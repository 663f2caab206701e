using Microsoft.AspNetCore.Http;

namespace SupportBot.DirectLine;

/// <summary>A request that is answered with a status and a reason.</summary>
internal sealed class DirectLineException(int status, string code, string message) : Exception(message)
{
    public static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>How long the client is to wait before it asks again; null where that would not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static DirectLineException BadRequest(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static DirectLineException Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message);

    public static DirectLineException NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static DirectLineException TooLarge(int bytes) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The request body is larger than {bytes / 1024} KB.");

    /// <summary>The message to it is in <see cref="DirectLineOptions.BusyText"/>.</summary>
    public static DirectLineException TooMany(TimeSpan? retryAfter = null) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests.") { RetryAfter = retryAfter ?? ShortWait };
}
