using System.Collections.Concurrent;
using System.Diagnostics;

namespace SupportBot.Host.Tests.Support;

/// <summary>The built host as a process of its own, on a free port of Kestrel, with its files in a folder of the test.</summary>
internal sealed class SupportBotProcess : IAsyncDisposable
{
    /// <summary>So that a test that waits in vain fails instead of hanging.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly ConcurrentQueue<string> _errors = [];
    private readonly TaskCompletionSource<Uri?> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SupportBotProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, _output);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, _errors);
        _process.Exited += (_, _) => _address.TrySetResult(null);
        AppDomain.CurrentDomain.ProcessExit += EndWithTests;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Output directory of the host, of the same build and configuration as these tests.</summary>
    public static string Output { get; } = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "SupportBot", new DirectoryInfo(AppContext.BaseDirectory).Name));

    public string Log => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts a host that is meant to run.</summary>
    public static async Task<(SupportBotProcess Process, Uri Address)> StartAsync(string folder, params IEnumerable<string> settings)
    {
        var process = Run(Output, folder, settings);
        var address = await process._address.Task.WaitAsync(Guard)
            ?? throw new InvalidOperationException($"The host did not start:\n{process.Log}\n{process.Errors}");
        return (process, address);
    }

    /// <summary>Starts a host that is meant to stop by itself.</summary>
    /// <returns>Its exit code and what it wrote to the error stream.</returns>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(string output, string folder, params IEnumerable<string> settings)
    {
        await using var process = Run(output, folder, settings);
        var address = await process._address.Task.WaitAsync(Guard);
        address.ShouldBeNull("The host started.");
        await process._process.WaitForExitAsync().WaitAsync(Guard);
        return (process._process.ExitCode, process.Errors);
    }

    /// <summary>Ends the process as kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Guard);
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithTests;
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static SupportBotProcess Run(string output, string folder, IEnumerable<string> settings)
    {
        string[] arguments =
        [
            "exec", Path.Combine(output, "SupportBot.dll"), "--urls", "http://127.0.0.1:0",
            "--Storage:Path", Path.Combine(folder, "supportbot.db"), "--Storage:KeysPath", Path.Combine(folder, "keys"),
        ];
        var start = new ProcessStartInfo("dotnet", [.. arguments, .. settings])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(inherited);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return new SupportBotProcess(start);
    }

    /// <summary>What the shell that runs the tests sets for hosts of its own.</summary>
    private static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_ENVIRONMENT" or "DOTNET_URLS";

    private void Hear(string? line, ConcurrentQueue<string> lines)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }

    private void EndWithTests(object? sender, EventArgs e)
    {
        if (!_process.HasExited)
            _process.Kill();
    }
}
