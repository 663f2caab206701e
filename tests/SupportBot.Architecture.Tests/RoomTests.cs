using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;

namespace SupportBot.Tests;

/// <summary>Every room uses what its row in docs/architecture.md allows, and nothing else.</summary>
public sealed class RoomTests
{
    private static readonly string BaseLibrary = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string AspNetCore = Path.GetDirectoryName(typeof(WebApplication).Assembly.Location)!;

    public static TheoryData<string> Rooms => [.. RoomTable.Rooms.Select(room => room.Name)];

    [Fact]
    public void Every_project_under_src_is_a_row_of_the_table()
    {
        var projects = RepositoryFiles.Named(".csproj").Where(IsRoom).Select(file => Path.GetFileNameWithoutExtension(file)!);

        RoomTable.Rooms.Select(room => room.Name).ShouldBe(projects, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_compiled_room_refers_only_to_what_its_row_allows(string name)
    {
        var room = RoomTable.Find(name);

        var used = CompiledRoom.Read(name).Assemblies.Where(assembly => !IsIn(BaseLibrary, assembly)).ToList();

        used.Where(IsRoomName).Except(room.Rooms).ShouldBeEmpty();
        used.Where(assembly => !IsRoomName(assembly)).Select(Outside).Except(room.Outside).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_file_asks_only_for_what_its_row_allows(string name)
    {
        var room = RoomTable.Find(name);

        var project = XDocument.Parse(RepositoryFiles.Read($"src/{name}/{name}.csproj"));

        Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)!).Except(room.Rooms).ShouldBeEmpty();
        Included(project, "PackageReference").Concat(Frameworks(project)).Except(room.Outside).ShouldBeEmpty();
    }

    private static bool IsRoom(string file) => file.StartsWith("src/", StringComparison.Ordinal);

    private static bool IsRoomName(string assembly) =>
        assembly == "SupportBot" || assembly.StartsWith("SupportBot.", StringComparison.Ordinal);

    private static bool IsIn(string directory, string assembly) => File.Exists(Path.Combine(directory, $"{assembly}.dll"));

    private static string Outside(string assembly) => IsIn(AspNetCore, assembly) ? RoomTable.AspNetCore : assembly;

    /// <summary>What the build alone uses, such as an analyzer, is no dependency of the room.</summary>
    private static IEnumerable<string> Included(XDocument project, string item) =>
        from element in project.Descendants(item)
        where (string?)element.Attribute("PrivateAssets") != "all"
        from included in element.Attribute("Include")?.Value.Split(';') ?? []
        select included;

    private static IEnumerable<string> Frameworks(XDocument project) =>
        project.Descendants("FrameworkReference").Any() || (string?)project.Root!.Attribute("Sdk") == "Microsoft.NET.Sdk.Web"
            ? [RoomTable.AspNetCore]
            : [];
}
