using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;
using SupportBot.DirectLine;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

public sealed class StorageHostTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly LogList _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart_of_the_host()
    {
        using (var host = Host())
        {
            await host.StartAsync();
            (await Sessions(host).SaveAsync("a", Samples.Session(), 0, None)).ShouldBeTrue();
            await host.StopAsync();
        }

        using var restarted = Host();
        await restarted.StartAsync();
        (await Sessions(restarted).LoadAsync("a", None))!.Version.ShouldBe(1);
        await restarted.StopAsync();
    }

    [Fact]
    public async Task Files_and_directories_are_made_under_the_base_directory_for_the_owner_alone()
    {
        using var host = Host();
        await host.StartAsync();
        await Sessions(host).SaveAsync("a", Samples.Session(), 0, None);

        var data = Path.Combine(_folder.Path, "data");
        var key = Directory.GetFiles(Path.Combine(data, "keys")).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.GetUnixFileMode(data).ShouldBe(file | UnixFileMode.UserExecute);
            File.GetUnixFileMode(Path.Combine(data, "keys")).ShouldBe(file | UnixFileMode.UserExecute);
            File.GetUnixFileMode(Path.Combine(data, "supportbot.db")).ShouldBe(file);
            File.GetUnixFileMode(Path.Combine(data, "supportbot.db-wal")).ShouldBe(file);
            File.GetUnixFileMode(key).ShouldBe(file);
        }

        await host.StopAsync();
    }

    [Theory]
    [InlineData("Storage:SessionDays", "0", "Storage:SessionDays is 0. Give a number of days from 1 to 3650.")]
    [InlineData("Storage:SessionDays", "many", "Storage:SessionDays")]
    [InlineData("Storage:Path", "", "Storage:Path is empty.")]
    [InlineData("Storage:Path", ".", "is a directory. Give the path of a file in it")]
    [InlineData("Storage:KeysPath", " ", "Storage:KeysPath is empty.")]
    [InlineData("Storage:SessionDay", "3", "SessionDay")]
    public async Task A_wrong_setting_stops_the_host_with_the_setting_and_the_fix(string key, string value, string message)
    {
        using var host = Host((key, value));
        var error = await Should.ThrowAsync<Exception>(() => host.StartAsync());
        error.Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_path_for_keys_that_cannot_be_made_stops_the_host()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "occupied"), "");
        using var host = Host(("Storage:KeysPath", "occupied/keys"));
        (await Should.ThrowAsync<StorageException>(() => host.StartAsync())).Message.ShouldContain("Storage:KeysPath");
    }

    [Fact]
    public async Task What_has_outlived_its_time_is_swept_while_the_host_runs()
    {
        using var host = Host(("Storage:SessionDays", "2"));
        await host.StartAsync();
        await Sessions(host).SaveAsync("a", Samples.Session(), 0, None);

        await AdvanceAsync(TimeSpan.FromDays(2) + StorageSweep.Interval, "Deleted 1 idle sessions.");
        (await Sessions(host).LoadAsync("a", None)).ShouldBeNull();
        await host.StopAsync();
    }

    private async Task AdvanceAsync(TimeSpan time, string untilLogged)
    {
        var logged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Watch(string line) => _ = line.Contains(untilLogged, StringComparison.Ordinal) && logged.TrySetResult();
        _log.Logged += Watch;
        _time.Advance(time);
        await logged.Task.WaitAsync(TimeSpan.FromMinutes(1));
        _log.Logged -= Watch;
    }

    private static ISessionStore Sessions(IHost host) => host.Services.GetRequiredService<ISessionStore>();

    private IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value));
        builder.Logging.ClearProviders().AddProvider(_log);
        builder.Services.AddSingleton<TimeProvider>(_time);
        builder.Services.AddSupportBotStorage(builder.Configuration, _folder.Path);
        return builder.Build();
    }
}
