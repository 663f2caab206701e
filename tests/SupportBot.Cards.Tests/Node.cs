using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace SupportBot.Cards.Tests;

/// <summary>Runs the scripts of tests/node, after installing their packages when that has not been done.</summary>
internal static class Node
{
    private static readonly string Folder = typeof(Node).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NodeFolder").Value!;

    public static async Task<byte[]> RunAsync(string script, byte[] input)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await StartAsync("npm", ["ci"], []);
        return await StartAsync("node", [script], input);
    }

    private static async Task<byte[]> StartAsync(string program, string[] arguments, byte[] input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        }) ?? throw new InvalidOperationException($"{program} did not start: Node 20 must be installed");
        var faults = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} in {Folder}: exit code {process.ExitCode}\n{await faults}");
    }
}
