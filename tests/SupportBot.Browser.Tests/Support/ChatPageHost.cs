using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.DirectLine.Tests.Support;
using SupportBot.Web;

namespace SupportBot.Browser.Tests.Support;

/// <summary>The real page and the real Direct Line service on a free port of the loopback, with a scripted bot behind them.</summary>
public sealed class ChatPageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChatPageHost(ChatPageSettings settings, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IDirectLineStore, InMemoryDirectLineStore>();
        builder.Services.AddSingleton<IBot>(Bot);
        builder.Services.AddDirectLine(options =>
        {
            options.SigningKey = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
            options.TurnFailedText = _ => "Something went wrong.";
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapDirectLine();
        _app.MapChatPage(settings);
    }

    public ScriptedBot Bot { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ChatPageHost> StartAsync(ChatPageSettings? settings = null, TimeProvider? time = null)
    {
        var host = new ChatPageHost(settings ?? PageSettings.Of(), time ?? TimeProvider.System);
        await host._app.StartAsync();
        return host;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
