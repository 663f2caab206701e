using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;
using SupportBot.Host.Tests.Support;
using SupportBot.Seam.Tests;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>The host as it is, on a clock of the test, with files that outlive it.</summary>
internal sealed class ReminderHost : WebApplicationFactory<Program>
{
    private readonly string _folder;
    private readonly ManualTime _time;
    private readonly IMiddleware? _between;
    private readonly (string Key, string Value)[] _settings;

    public ReminderHost(string folder, ManualTime time, params (string Key, string Value)[] settings)
        : this(folder, time, null, settings)
    {
    }

    /// <param name="between">Stands between the adapter and the bot.</param>
    public ReminderHost(string folder, ManualTime time, IMiddleware? between, params (string Key, string Value)[] settings)
    {
        (_folder, _time, _between, _settings) = (folder, time, between, settings);
        Counted = new Counters(() => Services.GetRequiredService<IMeterFactory>());
        Http = CreateClient();
    }

    public HttpClient Http { get; }

    public LogLines Log { get; } = new();

    public Counters Counted { get; }

    public IReminderStore Reminders => Services.GetRequiredService<IReminderStore>();

    public ISessionStore Sessions => Services.GetRequiredService<ISessionStore>();

    /// <summary>A new person in a personal Teams chat.</summary>
    public TeamsPerson Person(LoopbackConnector connector) => new(Http, connector, _time);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment("Development")
            .UseContentRoot(AppContext.BaseDirectory)
            .UseSetting("Storage:Path", Path.Combine(_folder, "supportbot.db"))
            .UseSetting("Storage:KeysPath", Path.Combine(_folder, "keys"))
            .ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace))
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time).AddSingleton<IStartupFilter, CalledFromThisMachine>());
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
        if (_between is not null)
            builder.ConfigureTestServices(services => services.AddSingleton(_between));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Counted.Dispose();
    }
}

/// <summary>Somebody in Teams, whose replies go to a connector.</summary>
internal sealed class TeamsPerson(HttpClient http, LoopbackConnector connector, TimeProvider clock)
{
    public const string Name = "Alexandra Quokka";
    public const string DirectoryId = "0f6f7a3e-5f1c-4b0e-9d55-0a5f4a1f7c11";

    private int _read;

    public string Conversation { get; } = "a:" + Guid.NewGuid().ToString("N");

    /// <summary>Key under which the host keeps things of this conversation.</summary>
    public string Key => "msteams/" + Conversation;

    /// <summary>What the connector took for this person, in order.</summary>
    public IReadOnlyList<JsonObject> Taken =>
        [.. connector.Taken.Where(taken => IsMeantBy(taken.Path)).Select(taken => taken.Body).Where(body => body["type"]!.GetValue<string>() == "message")];

    /// <summary>What of it came since all was read.</summary>
    public IReadOnlyList<JsonObject> News => [.. Taken.Skip(_read)];

    public string? LastText => (Taken is [.., var last] ? last : null)?["text"]?.GetValue<string>();

    public void ReadAll() => _read = Taken.Count;

    /// <summary>Whether a request to the connector is about this person's conversation.</summary>
    public bool IsMeantBy(string path) =>
        path.Contains(Uri.EscapeDataString(Conversation), StringComparison.Ordinal) || path.Contains(Conversation, StringComparison.Ordinal);

    public Task SayAsync(string text, string scope = "personal", string channel = "msteams") =>
        PostAsync("message", new JsonObject { ["text"] = text }, scope, channel);

    public async Task PostAsync(string type, JsonObject members, string scope = "personal", string channel = "msteams")
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["channelId"] = channel,
            ["serviceUrl"] = connector.ServiceUrl,
            ["timestamp"] = clock.GetUtcNow().ToString("O"),
            ["conversation"] = new JsonObject { ["id"] = Conversation, ["conversationType"] = scope, ["tenantId"] = "tenant" },
            ["from"] = new JsonObject { ["id"] = "29:person", ["name"] = Name, ["aadObjectId"] = DirectoryId },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Bot" },
        };
        foreach (var (name, value) in members)
            activity[name] = value?.DeepClone();
        using var response = await http.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }
}
