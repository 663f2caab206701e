using System.Reflection;
using System.Xml.Linq;

namespace SupportBot.Tests;

/// <summary>The engine has no clock, no chance, no files and no network: the analyzer is on, and the compiled engine shows it.</summary>
public sealed class PureEngineTests
{
    private const string Engine = "SupportBot.Conversation";
    private const string List = "BannedSymbols.txt";

    /// <summary>The compiler writes this into every iterator.</summary>
    private const string WrittenByTheCompiler = "System.Environment.get_CurrentManagedThreadId";

    public static TheoryData<string> Symbols => [.. Banned];

    private static IEnumerable<string> Banned =>
        RepositoryFiles.Read($"src/{Engine}/{List}").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')[0].Trim());

    [Fact]
    public void The_analyzer_of_banned_symbols_is_on()
    {
        var project = XDocument.Parse(RepositoryFiles.Read($"src/{Engine}/{Engine}.csproj"));

        Included(project, "PackageReference").ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Included(project, "AdditionalFiles").ShouldContain(List);
        RepositoryFiles.Named(".cs", ".editorconfig", ".csproj", ".globalconfig")
            .Where(file => !file.StartsWith("tests/SupportBot.Architecture.Tests/", StringComparison.Ordinal))
            .Where(file => RepositoryFiles.Read(file).Contains("RS0030", StringComparison.Ordinal))
            .ShouldBeEmpty("nothing may let a banned symbol through");
    }

    [Fact]
    public void A_banned_symbol_gives_its_reason() =>
        RepositoryFiles.Read($"src/{Engine}/{List}").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Split(';') is not [_, { Length: > 10 }])
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Symbols))]
    public void A_banned_symbol_exists(string symbol)
    {
        var (type, member) = Split(symbol);

        var found = FindType(type).ShouldNotBeNull();
        if (member is not null)
            found.GetMember(member).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_compiled_engine_uses_no_banned_symbol()
    {
        var compiled = CompiledRoom.Read(Engine);
        var symbols = Banned.Select(Split).ToList();
        var types = symbols.Where(symbol => symbol.Member is null).Select(symbol => symbol.Type).ToHashSet(StringComparer.Ordinal);

        var members = symbols.Where(symbol => symbol.Member is not null)
            .SelectMany(symbol => new[] { $"{symbol.Type}.{symbol.Member}", $"{symbol.Type}.get_{symbol.Member}" });

        compiled.Members.Intersect(members, StringComparer.Ordinal).ShouldBeEmpty();
        compiled.Members.Where(member => types.Contains(member[..member.LastIndexOf('.')])).Except([WrittenByTheCompiler]).ShouldBeEmpty();
        compiled.Types.Intersect(types, StringComparer.Ordinal).Except(["System.Environment"]).ShouldBeEmpty();
    }

    /// <summary><c>T:</c> names a type; <c>P:</c> and <c>M:</c> name a member, a method with its parameters.</summary>
    private static (string Type, string? Member) Split(string symbol)
    {
        var name = symbol[2..].Split('(')[0];
        return symbol[0] == 'T' ? (name, null) : (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
    }

    private static Type? FindType(string name) =>
        Assembly.Load("System.Runtime").GetType(name) ?? Assembly.Load("netstandard").GetType(name);

    private static IEnumerable<string?> Included(XDocument project, string item) =>
        project.Descendants(item).Select(element => (string?)element.Attribute("Include"));
}
