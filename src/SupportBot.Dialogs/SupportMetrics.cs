using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>Counts what the service does. A counter names an event of the service, never a person or a conversation.</summary>
public sealed partial class SupportMetrics
{
    public const string MeterName = "SupportBot";

    private readonly Counter<long> _events;
    private readonly ILogger<SupportMetrics> _logger;

    public SupportMetrics(IMeterFactory meters, ILogger<SupportMetrics> logger)
    {
        _logger = logger;
        _events = meters.Create(MeterName).CreateCounter<long>("supportbot.events", description: "Events of the conversation service by name.");
    }

    internal void Run(ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is Count count)
                Count(count.Counter);
        }
    }

    /// <summary>Whatever listens to the counters may fail; the person is answered.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A fault of whoever measures must not keep words from a person.")]
    public void Count(string counter)
    {
        try
        {
            _events.Add(1, new KeyValuePair<string, object?>("event", counter));
        }
        catch (Exception fault)
        {
            LogUncounted(fault.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An event could not be counted: {Fault}")]
    private partial void LogUncounted(string fault);
}
