using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Host.Tests.Support;

/// <summary>One host for the tests of a class; each test has a conversation of its own.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "DisposeAsync of IAsyncLifetime is what xunit calls.")]
public class RunningHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private SupportBotProcess? _process;

    public HttpClient Http { get; } = new();

    internal string Log => _process!.Log;

    internal TempFolder Folder => _folder;

    protected virtual IEnumerable<string> Settings => [];

    public async Task InitializeAsync() => (_process, Http.BaseAddress) = await SupportBotProcess.StartAsync(_folder.Path, Settings);

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Waits until the host has written a line; what it logged before is then in <see cref="Log"/> too.</summary>
    internal async Task LoggedAsync(string line)
    {
        using var guard = new CancellationTokenSource(SupportBotProcess.Guard);
        while (!Log.Contains(line, StringComparison.Ordinal))
            await Task.Delay(20, guard.Token);
    }

    /// <summary>A new person at /api/messages whose replies come in the answer.</summary>
    internal BotFrameworkPerson Person(string channel = "directline") => new(Http, channel);

    /// <summary>A new person at /api/messages whose replies go to a connector.</summary>
    internal BotFrameworkPerson Person(string channel, LoopbackConnector connector) => new(Http, channel) { Connector = connector };

    /// <summary>A new visitor of the chat page.</summary>
    internal Task<DirectLinePerson> VisitorAsync() => DirectLinePerson.ArriveAsync(Http);
}
