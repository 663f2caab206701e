using System.Text.Json.Serialization;

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

    public static RefusalException BadSyntax(string message) => new(StatusCodes.Status400BadRequest, "BadSyntax", message);

    public static RefusalException Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static RefusalException TooBig(string message) => new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static RefusalException NotJson(string message) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static RefusalException Failed() => new(
        StatusCodes.Status500InternalServerError, "ServiceError", "The bot could not answer this activity. Sending it again is safe.");
}

internal sealed record GateAnswer(GateError Error);

internal sealed record GateError(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GateAnswer))]
internal sealed partial class GateJson : JsonSerializerContext;
