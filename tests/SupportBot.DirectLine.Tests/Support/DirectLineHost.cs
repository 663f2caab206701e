using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportBot.DirectLine.Tests.Support;

/// <summary>The service in a real server on a free port of the loopback, with the echo bot behind it.</summary>
public sealed class DirectLineHost : IAsyncDisposable
{
    public const string Secret = "a secret for the tests 0123456789";
    public const string TrustedOrigin = "https://hr.example";

    private readonly WebApplication _app;

    private DirectLineHost(Action<DirectLineOptions>? configure, DirectLineHost? before, IDirectLineNodes? nodes)
    {
        Time = before?.Time ?? new ManualTime();
        Store = before?.Store ?? new InMemoryDirectLineStore(Time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IDirectLineStore>(Store);
        if (nodes is not null) builder.Services.AddSingleton(nodes);
        builder.Services.AddSingleton<IBot>(Bot);
        builder.Services.AddDirectLine(options =>
        {
            options.SigningKey = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
            options.Secrets.Add(Secret);
            options.TrustedOrigins.Add(TrustedOrigin);
            options.TurnFailedText = locale => $"sorry ({locale})";
            options.FilesRefusedText = locale => $"no files ({locale})";
            configure?.Invoke(options);
        });
        _app = builder.Build();
        _app.MapDirectLine();
        MapEvents();
    }

    public ManualTime Time { get; }

    public InMemoryDirectLineStore Store { get; }

    public EchoBot Bot { get; } = new();

    public LogRecorder Log { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<DirectLineHost> StartAsync(
        Action<DirectLineOptions>? configure = null, DirectLineHost? before = null, IDirectLineNodes? nodes = null)
    {
        var host = new DirectLineHost(configure, before, nodes);
        await host._app.StartAsync();
        return host;
    }

    public DirectLineClient Client(string? credential = null, string? origin = null) => new(Address, credential, origin);

    /// <summary>A client of a conversation that has just begun.</summary>
    public async Task<DirectLineClient> BeginAsync(string? userId = "person", string? locale = "en")
    {
        using var holder = Client(Secret);
        var generated = await holder.PostAsync("tokens/generate", new { user = new { id = userId }, locale });
        var client = Client(generated.Token);
        await client.BeginAsync();
        return client;
    }

    /// <summary>What scripts in another process let happen.</summary>
    private void MapEvents()
    {
        _app.MapPost("/test/break", () => { Store.IsBroken = true; });
        _app.MapPost("/test/mend", () => { Store.IsBroken = false; });
        _app.MapPost("/test/clock/{minutes:int}", (int minutes) => { Time.Advance(TimeSpan.FromMinutes(minutes)); });
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
