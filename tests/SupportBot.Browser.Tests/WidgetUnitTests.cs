using System.Diagnostics;
using System.Reflection;

namespace SupportBot.Browser.Tests;

public sealed class WidgetUnitTests
{
    [Fact]
    public async Task The_parts_of_the_widget_pass_their_own_tests()
    {
        var folder = typeof(WidgetUnitTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "WidgetSources").Value!;
        var start = new ProcessStartInfo("node", "test.mjs")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NODE_TEST_CONTEXT");
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();

        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, $"{await output}{await errors}");
    }
}
