using System.Diagnostics;
using System.Text;

namespace SupportBot.Tests;

/// <summary>The built console as a process of its own.</summary>
internal sealed class ConsoleProcess : IAsyncDisposable
{
    /// <summary>So that a test that waits in vain fails instead of hanging.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "SupportBot.Console", new DirectoryInfo(AppContext.BaseDirectory).Name, "SupportBot.Console.dll"));

    private readonly Process _process;

    private ConsoleProcess(Process process) => _process = process;

    /// <summary>Starts a command that is talked to line by line.</summary>
    public static ConsoleProcess Start(params string[] arguments) => Start(organisationCountry: null, arguments);

    /// <summary>Runs a command to its end.</summary>
    public static Task<Finished> RunAsync(string input, params string[] arguments) => RunAsync(Utf8.GetBytes(input), organisationCountry: null, arguments);

    /// <param name="organisationCountry">Instead of the one in appsettings.json; empty for none.</param>
    public static async Task<Finished> RunAsync(byte[] input, string? organisationCountry, params string[] arguments)
    {
        await using var console = Start(organisationCountry, arguments);
        using var output = new MemoryStream();
        var reading = console._process.StandardOutput.BaseStream.CopyToAsync(output);
        var errors = console._process.StandardError.ReadToEndAsync();
        try
        {
            await console._process.StandardInput.BaseStream.WriteAsync(input);
            console._process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A command that refuses its arguments ends without reading.
        }

        await Task.WhenAll(reading, errors, console._process.WaitForExitAsync()).WaitAsync(Guard);
        return new Finished(console._process.ExitCode, Utf8.GetString(output.ToArray()), await errors);
    }

    /// <summary>Writes one line and waits for the line that answers it.</summary>
    public async Task<JsonObject> AskAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync().WaitAsync(Guard);
        return JsonNode.Parse(answer.ShouldNotBeNull())!.AsObject();
    }

    /// <summary>Ends the input.</summary>
    /// <returns>What was still written, and the exit code.</returns>
    public async Task<(string Output, int ExitCode)> EndAsync()
    {
        _process.StandardInput.Close();
        var rest = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Guard);
        await _process.WaitForExitAsync().WaitAsync(Guard);
        return (rest, _process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync().WaitAsync(Guard);
        }

        _process.Dispose();
    }

    private static ConsoleProcess Start(string? organisationCountry, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(inherited);
        if (organisationCountry is not null)
            start.Environment["Organisation__Country"] = organisationCountry;
        return new ConsoleProcess(Process.Start(start)!);
    }

    /// <summary>What the shell that runs the tests sets for the program, and what makes a terminal of it.</summary>
    private static bool IsSetting(string name) =>
        name.StartsWith("Organisation__", StringComparison.OrdinalIgnoreCase) || name is "TERM" or "CI" or "GITHUB_ACTIONS";
}

/// <param name="Output">Standard output, which was valid UTF-8.</param>
internal sealed record Finished(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> Lines { get; } = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<JsonObject> Objects => [.. Lines.Select(line => JsonNode.Parse(line)!.AsObject())];
}
