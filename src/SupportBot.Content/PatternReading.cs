using System.Collections.Immutable;
using SupportBot.Understanding.Text;

namespace SupportBot.Content;

/// <summary>Token patterns, and the lists that they share, as files hold them.</summary>
internal static class PatternReading
{
    public static void AddLists(this YamlEntry root, PatternLists lists)
    {
        foreach (var list in root.Optional("lists")?.Entries() ?? [])
            Attempt(list, () => lists.Add(list.Key, list.Items().Select(phrase => phrase.Text())));
    }

    public static ImmutableArray<TokenPattern> Patterns(this YamlEntry list, PatternLists lists)
    {
        var patterns = ImmutableArray.CreateBuilder<TokenPattern>();
        foreach (var item in list.Items())
            Attempt(item, () => patterns.Add(TokenPattern.Parse(item.Text(), lists)));
        return patterns.ToImmutable();
    }

    private static void Attempt(YamlEntry entry, Action read)
    {
        try
        {
            read();
        }
        catch (FormatException fault)
        {
            entry.Error(fault.Message);
        }
    }
}
