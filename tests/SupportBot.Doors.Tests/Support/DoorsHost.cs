using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;

namespace SupportBot.Doors.Tests.Support;

/// <summary>The host as it is, in this process and on a clock of the test, with its database and keys in a folder of its own.</summary>
public sealed class DoorsHost : WebApplicationFactory<Program>
{
    internal const string Secret = "a secret of these tests alone";

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-doors-").FullName;

    internal MovedClock Clock { get; } = new();

    internal SupportContent Content => Services.GetRequiredService<SupportContent>();

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseContentRoot(AppContext.BaseDirectory)
        // The country is the transcript's, or nobody's.
        .UseSetting("Organisation:Country", "")
        .UseSetting("Storage:Path", Path.Combine(_folder, "supportbot.db"))
        .UseSetting("Storage:KeysPath", Path.Combine(_folder, "keys"))
        // Transcripts wait for more than a day.
        .UseSetting("DirectLine:HistoryWindow", "30.00:00:00")
        .UseSetting("DirectLine:Secrets:0", Secret)
        .UseSetting("Logging:LogLevel:Default", "Warning")
        .ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IStartupFilter, CalledFromThisMachine>());

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
