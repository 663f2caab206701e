using System.Diagnostics;
using System.Reflection;

namespace SupportBot.DirectLine.Tests.Support;

/// <summary>Runs the scripts of tests/node-directline, after installing their packages when that has not been done.</summary>
internal static class NodeScript
{
    private static readonly string Folder = typeof(NodeScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NodeFolder").Value!;

    public static async Task RunAsync(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await StartAsync("npm", ["ci"]);
        await StartAsync("node", [script, .. arguments]);
    }

    private static async Task StartAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start: Node 20 must be installed");
        var output = process.StandardOutput.ReadToEndAsync();
        var faults = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestTime.Limit());
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await faults}");
    }
}
