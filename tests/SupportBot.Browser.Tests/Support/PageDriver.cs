using System.Collections.Concurrent;

namespace SupportBot.Browser.Tests.Support;

/// <summary>A page in a window of its own, and what went wrong and was asked for in it.</summary>
public abstract class PageDriver : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private protected PageDriver(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Enqueue(message.Text);
        };
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Script errors, warnings and breaches of a content security policy so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>Addresses that the page asked for.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Closes the window, which forgets everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
