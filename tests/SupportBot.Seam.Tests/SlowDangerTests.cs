using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Dialogs;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>A sign of danger is answered in time whatever the store and the connector do, and is known afterwards.</summary>
public sealed class SlowDangerTests : SlowStoreHost
{
    /// <summary>After which typing is shown.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_of_danger_waits_for_no_store_and_is_known_afterwards(bool holdsThread)
    {
        using var disk = new ManualResetEventSlim();
        if (holdsThread) Store.Stall = disk;
        var store = Store.Hold();
        await AnswerDangerAsync();

        Words.ShouldContain("116 123");
        var said = Said.Count;
        Store.Kept.ShouldBeNull();
        disk.Set();
        store.SetResult();
        await SavedAsync(1);
        Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
        (await Host.Post(Message(Danger))).EnsureSuccessStatusCode();
        Said.Count.ShouldBe(said);
    }

    [Fact]
    public async Task A_sign_of_danger_waits_for_no_connector_that_holds_up_the_turn_before_and_is_known_afterwards()
    {
        var connector = Connector.ThenHold();
        var first = Host.Post(Message("what is coaching?"));
        await Connector.UntilAsync(1);
        var second = Host.Post(Message(Danger, "a2"));
        await Time.PassAsync(SafetyMiddleware.Patience, timers: 2);
        await AnsweredAsync(second);

        Words.ShouldContain("116 123");
        first.IsCompleted.ShouldBeFalse();
        connector.SetResult();
        await AnsweredAsync(first);
        await SavedAsync(2);
        Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
        Said.Select(said => said["text"]?.ToJsonString() ?? said["attachments"]!.ToJsonString()).ShouldBeUnique();
    }

    [Fact]
    public async Task Danger_that_nobody_answered_is_answered_also_when_nothing_is_recorded_of_it()
    {
        var store = Store.Hold();
        var response = Host.Post(Message(Danger));
        await Store.Asked.WaitAsync(Guard);
        await TypingAsync();
        var connector = Connector.ThenHold(500);
        await Time.PassAsync(SafetyMiddleware.Patience - Moment);
        await Connector.UntilAsync(2);
        await Time.PassAsync(SlowTurns.Patience - SafetyMiddleware.Patience);
        await AnsweredAsync(response);
        connector.SetResult();
        await FailedAsync();
        Store.CannotSave = true;
        store.SetResult();
        var said = Said.Count;

        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count > said + 1);
        await Host.EndedAsync();

        Words.ShouldContain("116 123");
        Store.Saves.ShouldBe(0);
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task Danger_that_was_answered_before_its_turn_was_saved_counts_once()
    {
        using var opened = new OpenedCount(Host.Services.GetRequiredService<IMeterFactory>());
        var store = Store.Hold();
        await AnswerDangerAsync();
        store.SetResult();
        await SavedAsync(1);
        await Host.Post(Message("thanks", "a2"));

        opened.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Danger_that_could_not_be_kept_counts_once_and_is_told_to_who_runs_the_host()
    {
        using var opened = new OpenedCount(Host.Services.GetRequiredService<IMeterFactory>());
        var store = Store.Hold();
        await AnswerDangerAsync();
        Store.CannotSave = true;
        store.SetResult();
        await Host.Log.Until("could not be kept either");

        opened.Count.ShouldBe(1);
        Store.Saves.ShouldBe(0);
    }

    [Fact]
    public async Task The_turns_own_words_are_said_whole_when_the_answer_in_its_place_broke_off()
    {
        await Host.Post(Message(Danger, "d1"));
        await Host.Post(Message("yes I have a plan and I am going to do it now", "d2"));
        var before = Said.Count;
        var store = Store.Hold();
        var response = Host.Post(Message(Danger, "d3"));
        await Store.Asked.WaitAsync(Guard);
        await TypingAsync();
        Connector.Then(201).Then(201);
        var third = Connector.ThenHold(500);
        await Time.PassAsync(SafetyMiddleware.Patience - Moment);
        await UntilAsync(() => Said.Count == before + 3);
        await Time.PassAsync(SlowTurns.Patience - SafetyMiddleware.Patience);
        await response.WaitAsync(Guard);
        third.SetResult();
        await FailedAsync();
        store.SetResult();
        await SavedAsync(3);
        var own = Store.Kept!.Recent[^1].Messages;
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count == before + 3 + own.Length);
        await Host.EndedAsync();

        Words.Split('\n')[^own.Length..].ShouldContain(said => said.Contains("999", StringComparison.Ordinal));
    }

    /// <summary>Waits until the connector was told that somebody is typing.</summary>
    private async Task TypingAsync()
    {
        var before = Connector.Requests.Count;
        await Time.PassAsync(Moment);
        await Connector.UntilAsync(before + 1);
    }

    /// <summary>Danger is told while the store holds its turn up, and answered without it.</summary>
    private async Task AnswerDangerAsync()
    {
        var response = Host.Post(Message(Danger));
        await Store.Asked.WaitAsync(Guard);
        await Time.PassAsync(SafetyMiddleware.Patience);
        await AnsweredAsync(response);
    }

    /// <summary>How often the safety talk was counted as opened since.</summary>
    private sealed class OpenedCount : IDisposable
    {
        private readonly MeterListener _listener = new();
        private int _count;

        public OpenedCount(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == SupportMetrics.MeterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                foreach (var tag in tags)
                    if (tag.Value is "safety.opened") Interlocked.Increment(ref _count);
            });
            _listener.Start();
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
