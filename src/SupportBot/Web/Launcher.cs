using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Web;

/// <summary>The script that puts the chat's button on other sites: one small file that holds its words in every language.</summary>
internal sealed partial class Launcher
{
    /// <summary>Letters as they are: written as \u0000 they would weigh more than the budget of the script.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly WidgetFile _file;
    private readonly EntityTagHeaderValue _tag;

    private Launcher(WidgetFile file)
    {
        _file = file;
        _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(file.Plain))[..16]}\"", isWeak: true);
    }

    public static Launcher Create(byte[] built, ChatPageTexts texts)
    {
        var script = Encoding.UTF8.GetString(built);
        if (Place().Matches(script) is not [var place])
            throw new InvalidDataException("The script of the widget has no place for its words: build the project again.");
        var keys = place.Groups["keys"].Value.Split(',');
        var words = texts.ByLanguage.ToDictionary(language => language.Key, language => keys.ToDictionary(key => key, key => language.Value[key]));
        var filled = script.Remove(place.Index, place.Length).Insert(place.Index, JsonSerializer.Serialize(words, Readable));
        return new(WidgetFile.Compress(WidgetFile.Script, Encoding.UTF8.GetBytes(filled)));
    }

    /// <summary>Its address does not change with its content, so browsers ask again after an hour.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = _tag;
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(_tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return _file.WriteAsync(context, "public, max-age=3600");
    }

    /// <summary>Stands in the built script where its words belong, and names them.</summary>
    [GeneratedRegex("\"__texts:(?<keys>[a-z_,]+)__\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
