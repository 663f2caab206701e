using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>Counts what the service does. A counter names an event of the service, never a person or a conversation.</summary>
public sealed class SupportMetrics
{
    public const string MeterName = "SupportBot";

    private readonly Counter<long> _events;

    public SupportMetrics(IMeterFactory meters) =>
        _events = meters.Create(MeterName).CreateCounter<long>("supportbot.events", description: "Events of the conversation service by name.");

    internal void Run(ImmutableArray<Effect> effects)
    {
        foreach (var effect in effects)
        {
            if (effect is Count count)
                _events.Add(1, new KeyValuePair<string, object?>("event", count.Counter));
        }
    }
}
