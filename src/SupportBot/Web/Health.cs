using System.Text.Json.Serialization;
using SupportBot.Content;

namespace SupportBot.Web;

/// <summary>What those who run the host may ask it: whether it serves, at <c>/health</c>, and whether danger is found, at <c>/health/safety</c>.</summary>
public static class Health
{
    /// <summary>
    /// <c>/health</c> answers 200 with "ok", followed by what is not as it should be but keeps nobody from being served.
    /// <c>/health/safety</c> runs <see cref="SafetyProbe"/> and answers 200, or 503 with what failed; it touches neither store nor network.
    /// </summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints, SupportContent content, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(clock);
        string[] told = ["ok", .. HelplineReview.Note(content.Catalog.Helplines) is { } note ? [note] : Array.Empty<string>()];
        var text = string.Join('\n', told);
        endpoints.MapMethods("/health", ChatPage.GetAndHead, () => Results.Text(text));
        endpoints.MapMethods("/health/safety", ChatPage.GetAndHead, () => Tell(SafetyProbe.Run(content, clock.GetUtcNow())));
        return endpoints;
    }

    private static IResult Tell(SafetyProbe probe) => Results.Json(
        new SafetyHealth(probe.IsFine ? "ok" : "failed", probe.Rules, probe.Statements, probe.IsFine ? null : probe.Failures),
        statusCode: probe.IsFine ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private sealed record SafetyHealth(
        string Status, int Rules, int Statements, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Failed);
}
