using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SupportBot.Storage.Tests.Support;

/// <summary>Keeps what is logged.</summary>
public sealed class LogList : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Called with each line.</summary>
    public Action<string>? Logged { get; set; }

    public ILogger<T> For<T>() => new Logger<T>(new LoggerFactory([this]));

    public ILogger CreateLogger(string categoryName) => new ListLogger(this);

    public void Dispose()
    {
    }

    private sealed class ListLogger(LogList list) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd();
            list._lines.Enqueue(line);
            list.Logged?.Invoke(line);
        }
    }
}
