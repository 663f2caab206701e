using System.Diagnostics;
using System.IO.Compression;

namespace SupportBot.Tests;

/// <summary>The Teams app package, checked by Microsoft's own schema (tests/node/manifest.cjs).</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";

    private readonly string _folder = Directory.CreateTempSubdirectory("teams-package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_package_holds_a_manifest_that_the_schema_accepts_and_both_icons()
    {
        using var package = await PackAsync("--domain", "support.example.org", "--version", "2.0.1");

        package.Entries.Select(entry => entry.FullName).Order().ShouldBe(["color.png", "manifest.json", "outline.png"]);
        (await FaultsAsync(Read(package))).ShouldBe("");
    }

    [Fact]
    public async Task A_manifest_that_breaks_the_schema_is_noticed()
    {
        using var package = await PackAsync("--domain", "support.example.org");
        var manifest = Read(package);
        manifest["name"]!["short"] = new string('x', 31);

        (await FaultsAsync(manifest)).ShouldContain("/name/short");
    }

    [Fact]
    public async Task The_manifest_says_what_was_asked_for()
    {
        using var package = await PackAsync("--domain", "Support.Example.org", "--version", "2.0.1", "--developer", "Wellbeing team", "--terms-url", "https://intranet.example.org/terms");
        var manifest = Read(package);

        manifest["id"]!.GetValue<string>().ShouldBe(AppId);
        manifest["version"]!.GetValue<string>().ShouldBe("2.0.1");
        manifest["validDomains"]!.ToJsonString().ShouldBe("""["support.example.org"]""");
        manifest["developer"]!["name"]!.GetValue<string>().ShouldBe("Wellbeing team");
        manifest["developer"]!["privacyUrl"]!.GetValue<string>().ShouldBe("https://support.example.org/privacy");
        manifest["developer"]!["termsOfUseUrl"]!.GetValue<string>().ShouldBe("https://intranet.example.org/terms");
        manifest["bots"]![0]!["botId"]!.GetValue<string>().ShouldBe(AppId);
        manifest["bots"]![0]!["scopes"]!.ToJsonString().ShouldBe("""["personal"]""");
    }

    [Theory]
    [InlineData("color.png", 192, 2)]
    [InlineData("outline.png", 32, 6)]
    public async Task Icons_have_the_size_that_Teams_asks_for_and_the_outline_is_transparent(string icon, int side, byte colourType)
    {
        using var package = await PackAsync("--domain", "support.example.org");
        using var stream = package.GetEntry(icon)!.Open();
        var head = new byte[26];
        await stream.ReadExactlyAsync(head);

        // PNG, second edition, 11.2.2: after the signature the header holds width, height, depth and colour type (2 is RGB, 6 RGB with alpha).
        head.Take(8).ShouldBe(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A });
        BigEndian(head, 16).ShouldBe(side);
        BigEndian(head, 20).ShouldBe(side);
        head[25].ShouldBe(colourType);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        (await PackAsync("--domain", "support.example.org")).Dispose();
        var first = await File.ReadAllBytesAsync(Output);

        (await PackAsync("--domain", "support.example.org")).Dispose();

        (await File.ReadAllBytesAsync(Output)).ShouldBe(first);
    }

    /// <summary>What is sent by a press on a command, and a part of the answer.</summary>
    [Theory]
    [InlineData("Help me choose", "[question]")]
    [InlineData("Compare all three", "[comparison]")]
    [InlineData("What is therapy?", "[modality]")]
    [InlineData("What is coaching?", "[modality]")]
    [InlineData("What is mentorship?", "[modality]")]
    [InlineData("Talk to a person", "[person]")]
    [InlineData("I need help now", "[crisis]")]
    [InlineData("What do you keep?", "[privacy]")]
    [InlineData("Forget me", "[forget]")]
    [InlineData("Start over", "[start_over.done]")]
    public async Task Every_command_is_understood(string title, string card)
    {
        using var package = await PackAsync("--domain", "support.example.org");
        var commands = Read(package)["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        commands.Select(command => command!["title"]!.GetValue<string>()).ShouldContain(title);
        commands.Count.ShouldBe(10);

        var row = new JsonObject { ["id"] = "1", ["turns"] = new JsonArray(title) };
        var replies = (await ConsoleProcess.RunAsync(row.ToJsonString(), "replay", "-")).Objects[0]["replies"]![0]!.AsArray();

        replies.Select(reply => $"[{reply!["message"]!.GetValue<string>()}]").ShouldContain(card);
    }

    [Theory]
    [InlineData("--app-id: expected a GUID", "--app-id", "12", "--domain", "support.example.org")]
    [InlineData("--domain: expected a host name", "--app-id", AppId, "--domain", "https://support.example.org/chat")]
    [InlineData("--domain: expected a host name", "--app-id", AppId, "--domain", "localhost")]
    [InlineData("--version: expected three numbers", "--app-id", AppId, "--domain", "support.example.org", "--version", "2.0")]
    [InlineData("--privacy-url: expected an address", "--app-id", AppId, "--domain", "support.example.org", "--privacy-url", "http://support.example.org")]
    [InlineData("--developer: expected 1 to 32 characters", "--app-id", AppId, "--domain", "support.example.org", "--developer", "A name that is longer than Teams takes")]
    public async Task A_wrong_option_is_named_and_nothing_is_written(string problem, params string[] options)
    {
        var finished = await ConsoleProcess.RunAsync("", ["teams-package", "--out", Output, .. options]);

        finished.ExitCode.ShouldNotBe(0);
        finished.Errors.ShouldContain(problem);
        File.Exists(Output).ShouldBeFalse();
    }

    private string Output => Path.Combine(_folder, "bot.zip");

    private async Task<ZipArchive> PackAsync(params string[] options)
    {
        var finished = await ConsoleProcess.RunAsync("", ["teams-package", "--app-id", AppId, "--out", Output, .. options]);
        finished.ExitCode.ShouldBe(0, finished.Errors);
        return ZipFile.OpenRead(Output);
    }

    private static JsonObject Read(ZipArchive package)
    {
        using var stream = package.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(stream)!.AsObject();
    }

    private async Task<string> FaultsAsync(JsonObject manifest)
    {
        var file = Path.Combine(_folder, "manifest.json");
        await File.WriteAllTextAsync(file, manifest.ToJsonString());
        using var node = Process.Start(new ProcessStartInfo("node", ["manifest.cjs", file])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "node"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var faults = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        (node.ExitCode, (await faults).Length > 0).ShouldBeOneOf((0, false), (1, true));
        (await errors).ShouldBeEmpty();
        return await faults;
    }

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
