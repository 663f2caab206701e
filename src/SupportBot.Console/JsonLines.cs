using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Console;

/// <summary>JSON values, one a line, in UTF-8 without a byte order mark whatever the terminal's own encoding is.</summary>
internal static class JsonLines
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // The lines are read by programs and people, never as part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Standard output, where each line is sent as soon as it is written.</summary>
    public static StreamWriter Output() => new(System.Console.OpenStandardOutput(), Utf8) { AutoFlush = true, NewLine = "\n" };

    public static StreamReader Input() => new(System.Console.OpenStandardInput(), Utf8);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a directory.</exception>
    public static StreamReader Input(string file) => new(file, Utf8);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
}
