using SupportBot.Host.Tests.Support;

namespace SupportBot.Browser.Tests.Support;

/// <summary>The built host as a process, with a folder of its own that goes with it.</summary>
internal sealed class RealHost : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string[] _settings;
    private SupportBotProcess? _process;
    private Uri? _address;

    private RealHost(string[] settings) => _settings = settings;

    public Uri Address => _address!;

    public static async Task<RealHost> StartAsync(params string[] settings)
    {
        var host = new RealHost(settings);
        try
        {
            (host._process, host._address) = await SupportBotProcess.StartAsync(host._folder.Path, settings);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the host as kill -9 does and starts it again at the same address.</summary>
    public async Task KillAndRestartAsync()
    {
        await _process!.DisposeAsync();
        (_process, _) = await SupportBotProcess.StartAsync(_folder.Path, [.. _settings, "--urls", Address.ToString()]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _folder.Dispose();
    }
}
