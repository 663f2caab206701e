using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>What one host counts, from its start on.</summary>
internal sealed class Counters : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(object? Host, string Name)> _counted = [];
    private readonly Func<IMeterFactory> _host;

    /// <param name="host">Tells the meters of the host from those of others in this process; asked once it has started.</param>
    public Counters(Func<IMeterFactory> host)
    {
        _host = host;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "SupportBot")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => _counted.Enqueue((instrument.Meter.Scope, tags[0].Value + "")));
        _listener.Start();
    }

    private IEnumerable<string> All => _counted.Where(counted => ReferenceEquals(counted.Host, _host())).Select(counted => counted.Name);

    public int Of(string name) => All.Count(counted => counted == name);

    /// <summary>Waits until something was counted so often.</summary>
    public async Task UntilAsync(string name, int times = 1)
    {
        var limit = DateTime.UtcNow.AddMinutes(1);
        while (Of(name) < times)
        {
            if (DateTime.UtcNow > limit)
                throw new TimeoutException($"'{name}' was not counted; these were: {string.Join(", ", All)}");
            await Task.Delay(10);
        }
    }

    public void Dispose() => _listener.Dispose();
}
