using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Conversation;

namespace SupportBot.Console.Evaluation;

/// <summary>What a row's words call for.</summary>
internal enum Need
{
    /// <summary>The safety talk.</summary>
    Act,

    /// <summary>The safety talk or a gentle check-in.</summary>
    Help,

    /// <summary>A gentle check-in: neither silence nor the safety talk.</summary>
    CheckIn,

    /// <summary>Neither: whatever is said about safety is a false alarm.</summary>
    None,

    /// <summary>Nobody can tell from the label; what the row gets is counted, and no figure of merit rests on it.</summary>
    Unjudged,

    /// <summary>Not played.</summary>
    Skip,
}

/// <summary>A text, or the turns of a person, with what the last turn calls for.</summary>
/// <param name="Id">That of the row, else its line in the file.</param>
/// <param name="Routes">Routes any of which answers it rightly; none where that is not known.</param>
/// <param name="Category">What the set calls rows of this kind.</param>
internal sealed record SafetyRow(
    string Id,
    ImmutableArray<string> Turns,
    Need Need,
    ImmutableArray<RiskRoute> Routes,
    string Category,
    string? Manner,
    string? English)
{
    /// <summary>The accepted routes as one name, or null.</summary>
    public string? Route => Routes.IsEmpty ? null : string.Join(" or ", Routes.Select(Names.Of));
}

/// <summary>A file of rows.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="ByStrongest">A talk is judged by its strongest turn rather than its last.</param>
internal sealed record SafetySet(string Name, ImmutableArray<SafetyRow> Rows, bool ByStrongest);

/// <summary>Members of enums as files and reports write them, such as <c>check_in</c>.</summary>
internal static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static ImmutableArray<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    public static T? Find<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Of(value) == name).Select(value => (T?)value).FirstOrDefault();
}
