using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Storage;

namespace SupportBot.Gate;

/// <summary>A request that is not let through. The message tells the caller what is wrong and quotes nothing of the body.</summary>
internal sealed class RefusalException : Exception
{
    private RefusalException(int status, string code, string message)
        : base(message)
    {
        Status = status;
        Code = code;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    public string Code { get; }

    /// <summary>How to come with a token that is let in; null when that is not what is wrong.</summary>
    public string? Challenge { get; private init; }

    public static RefusalException BadSyntax(string message) => new(StatusCodes.Status400BadRequest, "BadSyntax", message);

    public static RefusalException Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message) { Challenge = "Bearer" };

    public static RefusalException BadToken(string message) =>
        new(StatusCodes.Status401Unauthorized, "Unauthorized", message) { Challenge = "Bearer error=\"invalid_token\"" };

    public static RefusalException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static RefusalException TooBig(string message) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static RefusalException NotJson(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static RefusalException Unavailable(string message) =>
        new(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", message);

    /// <param name="fault">What ended the turn; nothing of it is told but whose fault it is.</param>
    public static RefusalException Failed(Exception fault) => CauseOf(fault) switch
    {
        StorageException => Unavailable("The bot's store failed, so nothing of this activity is kept. Send it again."),
        HttpRequestException => new(
            StatusCodes.Status502BadGateway, "ConnectorUnavailable", "The connector at serviceUrl did not take the replies. Send the activity again to get them."),
        _ => new(StatusCodes.Status500InternalServerError, "ServiceError", "The bot could not answer this activity. Sending it again is safe."),
    };

    private static Exception? CauseOf(Exception fault) => fault switch
    {
        StorageException or HttpRequestException => fault,
        AggregateException several => several.InnerExceptions.Select(CauseOf).FirstOrDefault(cause => cause is not null),
        { InnerException: { } inner } => CauseOf(inner),
        _ => null,
    };
}

internal sealed record GateAnswer(GateError Error);

internal sealed record GateError(string Code, string Message);

/// <summary>The answer to the press of a button whose turn goes on.</summary>
internal sealed record GateNote(int StatusCode, string Type, JsonElement Value)
{
    public static GateNote Of(string words) =>
        new(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(words, GateJson.Default.String));

    /// <param name="card">JSON in UTF-8.</param>
    public static GateNote Of(ReadOnlyMemory<byte> card) =>
        new(StatusCodes.Status200OK, "application/vnd.microsoft.card.adaptive", JsonElement.Parse(card.Span));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GateAnswer))]
[JsonSerializable(typeof(GateNote))]
[JsonSerializable(typeof(string))]
internal sealed partial class GateJson : JsonSerializerContext;
