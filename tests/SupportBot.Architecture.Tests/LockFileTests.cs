using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>Lock files say what is installed and not where from: they hold for every registry and every machine.</summary>
public sealed partial class LockFileTests
{
    public static TheoryData<string> LockFiles => [.. RepositoryFiles.Named("package-lock.json", "packages.lock.json")];

    [Theory]
    [MemberData(nameof(LockFiles))]
    public void A_lock_file_names_no_registry_and_no_path_of_a_machine(string file)
    {
        using var locked = JsonDocument.Parse(RepositoryFiles.Read(file));

        Places(locked.RootElement, "").ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_and_every_npm_package_is_locked()
    {
        var unlocked =
            from file in RepositoryFiles.Named(".csproj", "/package.json")
            let name = file.EndsWith(".csproj", StringComparison.Ordinal) ? "packages.lock.json" : "package-lock.json"
            where !RepositoryFiles.All.Contains($"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/{name}")
            select file;

        unlocked.ShouldBeEmpty();
    }

    [Fact]
    public void Npm_writes_no_registry_into_a_lock_file()
    {
        var open =
            from file in RepositoryFiles.Named("/package.json")
            let settings = $"{Path.GetDirectoryName(file)!.Replace('\\', '/')}/.npmrc"
            where !RepositoryFiles.All.Contains(settings)
                || !RepositoryFiles.Read(settings).Contains("omit-lockfile-registry-resolved=true", StringComparison.Ordinal)
                || RepositoryFiles.Read(settings).Contains("registry=http", StringComparison.Ordinal)
            select settings;

        open.ShouldBeEmpty();
    }

    /// <summary>Addresses are right only where an author asks for funding; hashes may begin with any letter.</summary>
    private static IEnumerable<string> Places(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Where(member => member.Name is not ("funding" or "contentHash" or "integrity"))
            .SelectMany(member => Places(member.Value, $"{path}/{member.Name}").Concat(Place().IsMatch(member.Name) ? [$"{path}: {member.Name}"] : [])),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Places(item, path)),
        JsonValueKind.String when Place().IsMatch(element.GetString()!) => [$"{path}: {element.GetString()}"],
        _ => [],
    };

    [GeneratedRegex(@"^https?:|^git[+:]|^file:|^/|^[A-Za-z]:[\\/]|^\.\./", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
