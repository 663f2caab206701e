using System.Diagnostics;
using System.Text;

namespace SupportBot.Benchmarks.Soak;

/// <summary>The real host as a process of its own, on a free port of the loopback, with durable SQLite in a folder that goes with it.</summary>
internal sealed class SoakHost : IAsyncDisposable
{
    public const string Secret = "a secret for the soak 0123456789";

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-soak-").FullName;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _faults = new();
    private readonly Process _process;

    private SoakHost(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The host did not start:\n{_faults}"));
        AppDomain.CurrentDomain.ProcessExit += End;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address => _address.Task.Result;

    /// <summary>What the host logged as a fault, without a word of anybody.</summary>
    public string Faults
    {
        get
        {
            lock (_faults) return _faults.ToString();
        }
    }

    public double MemoryMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static Task<SoakHost> StartAsync() => Listen(new SoakHost(
        HostPath(), "--Storage:Path", "supportbot.db", "--Storage:KeysPath", "keys", "--DirectLine:Secrets:0", Secret, "--Organisation:Country", "GB"));

    /// <summary>This program as a host that does next to nothing: <see cref="BareKestrel"/>.</summary>
    public static Task<SoakHost> StartBareAsync() => Listen(new SoakHost(typeof(SoakHost).Assembly.Location, BareKestrel.Command));

    private static async Task<SoakHost> Listen(SoakHost host)
    {
        await host._address.Task.WaitAsync(StartLimit);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Output of the host, of the same build and configuration.</summary>
    private static string HostPath() => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "SupportBot", new DirectoryInfo(AppContext.BaseDirectory).Name, "SupportBot.dll"));

    private void Hear(string? line)
    {
        if (line is null) return;
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at) _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        if (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))
        {
            lock (_faults) _faults.AppendLine(line);
        }
    }

    private void End(object? sender, EventArgs e)
    {
        if (!_process.HasExited) _process.Kill();
    }
}
