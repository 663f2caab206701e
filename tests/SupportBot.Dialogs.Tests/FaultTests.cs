using System.Diagnostics.Metrics;
using SupportBot.Content;
using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>Whatever else is broken, a plain statement of danger gets words and numbers in the same turn.</summary>
public sealed class FaultTests
{
    private const string Statement = "I want to kill myself";

    [Theory]
    [InlineData("load")]
    [InlineData("save")]
    public async Task Without_a_store(string fault)
    {
        using var talk = new Talk();
        Break(talk, fault);

        ShouldHelp(await talk.TurnAsync(Message(Statement)));
    }

    [Theory]
    [InlineData("load")]
    [InlineData("save")]
    public async Task Without_a_store_nothing_else_is_answered_as_if_it_had_been_kept(string fault)
    {
        using var talk = new Talk();
        Break(talk, fault);

        await Should.ThrowAsync<IOException>(() => talk.TurnAsync(Message("help me choose")));

        talk.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_understanding_of_what_the_person_wants()
    {
        using var talk = new Talk();
        // Answers that were never made let the reading of wishes fail, explanations included.
        var broken = new Session { Step = Step.Reviewing, Answers = default };
        TestContent.Britain.Reader.Read("hello", broken).Risk.IsUnread.ShouldBeTrue();
        await talk.Store.SaveAsync("sms/conversation", new StoredSession(broken, 0, []), 0, CancellationToken.None);

        ShouldHelp(await talk.TurnAsync(Message(Statement)));
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("msteams")]
    [InlineData("directline")]
    public async Task Without_cards(string channel)
    {
        using var talk = new Talk(content: WithoutCards());

        ShouldHelp(await talk.TurnAsync(Message(Statement, channel)));
    }

    [Fact]
    public async Task Without_telemetry()
    {
        using var talk = new Talk();
        using var listener = Failing();

        ShouldHelp(await talk.TurnAsync(Message(Statement)));
        talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_any_of_them()
    {
        using var talk = new Talk(content: WithoutCards());
        using var listener = Failing();
        Break(talk, "load");

        ShouldHelp(await talk.TurnAsync(Message(Statement, "msteams")));
    }

    private static void ShouldHelp(IReadOnlyList<Activity> said)
    {
        var words = string.Join('\n', said.Select(reply => reply.Text));
        words.ShouldContain("999");
        words.ShouldContain("Call 116 123");
        said.Count.ShouldBeGreaterThan(1);
    }

    private static void Break(Talk talk, string fault) => (talk.Store.CannotLoad, talk.Store.CannotSave) = (fault == "load", fault == "save");

    private static SupportContent WithoutCards()
    {
        var content = TestContent.Britain;
        var none = CardLibrary.Load(Path.Combine(AppContext.BaseDirectory, "no-cards"), new List<ContentError>());
        return content with { Presenter = new Presenter(content.Texts, content.Catalog, none) };
    }

    private static MeterListener Failing()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == SupportMetrics.MeterName)
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidOperationException("The collector is gone."));
        listener.Start();
        return listener;
    }

    private static Activity Message(string text, string channel = "sms")
    {
        var activity = Activities.Message(text);
        activity.ChannelId = channel;
        return activity;
    }
}
