using System.Text.Json.Nodes;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>What a person gets, once, when the store or the connector is slow, fails, or both.</summary>
public sealed class SlowStoreTests : SlowStoreHost
{
    [Fact]
    public async Task The_replies_to_a_message_follow_after_typing_and_its_acknowledgement()
    {
        var store = Store.Hold();
        var answer = await AcknowledgedAsync(Message("what is coaching?"));
        store.SetResult();

        await Host.EndedAsync();
        answer.ShouldBeEmpty();
        Connector.Requests[0].Body!["type"]!.GetValue<string>().ShouldBe("typing");
        Said.Count.ShouldBeGreaterThan(1);
        Said.ShouldAllBe(said => said["conversation"]!["id"]!.GetValue<string>() == "c1");
        Words.ShouldContain("coach");
    }

    [Fact]
    public async Task An_activity_that_comes_again_while_its_first_turn_runs_makes_no_second_one()
    {
        var store = Store.Hold();
        var message = Message("what is coaching?");
        var responses = new[] { Host.Post(message), Host.Post(message) };
        await Time.PassAsync(SlowTurns.Patience, timers: 2);
        foreach (var response in await Task.WhenAll(responses).WaitAsync(Guard)) response.EnsureSuccessStatusCode();
        store.SetResult();

        await Host.EndedAsync();

        Store.Kept!.Session.Turns.ShouldBe(1);
        Said.Select(said => said.ToJsonString()).ShouldBeUnique();
    }

    [Fact]
    public async Task What_could_not_be_kept_makes_no_turn_once_the_conversation_went_on()
    {
        await FailUnkeptAsync(Message("no"));
        await Host.Post(Message("I want to die", "a2"));
        var kept = Store.Kept!;
        kept.Session.Safety.IsOpen.ShouldBeTrue();

        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Apology.Turns == 1);
        await Host.EndedAsync();

        Store.Kept.ShouldBeSameAs(kept);
        Said[^1]["text"]!.GetValue<string>().ShouldBe("sorry");
    }

    [Fact]
    public async Task What_was_forgotten_makes_no_turn_any_more()
    {
        await FailToSayAsync(Message("what is coaching?"));
        await Host.Post(Message("forget me", "a2"));
        await Host.Post(Message("yes", "a3"));
        Store.Kept.ShouldBeNull();
        var (said, saves) = (Said.Count, Store.Saves);

        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Apology.Turns == 1);
        await Host.EndedAsync();

        Store.Kept.ShouldBeNull();
        Store.Saves.ShouldBe(saves);
        Said.Skip(said).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBe("sorry");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_that_may_have_been_taken_is_said_once_more_and_then_the_rest(int resets)
    {
        Connector.Then(201);
        for (var i = 0; i < resets; i++) Connector.ThenReset();
        await AcknowledgeHeldAsync(Message("what is coaching?"));
        for (var i = 0; i < resets; i++) await Time.PassAsync(SlowTurns.Pauses[i]);
        await UntilAsync(() => Said.Count == 3);
        await Host.EndedAsync();

        var said = Said.Select(one => one.ToJsonString()).ToList();
        said[1].ShouldBe(said[0]);
        said[2].ShouldNotBe(said[0]);
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_connector_that_hangs_to_the_end_gets_no_message_a_third_time_and_no_apology()
    {
        Connector.Then(201);
        for (var i = 0; i <= SlowTurns.Pauses.Count; i++) Connector.ThenHang();
        await AcknowledgeHeldAsync(Message("what is coaching?"), fails: false);
        await HangAsync(1);
        for (var i = 0; i < SlowTurns.Pauses.Count; i++)
        {
            await Time.PassAsync(SlowTurns.Pauses[i]);
            await HangAsync(i + 2);
        }

        await Host.EndedAsync();

        Said.Select(said => said.ToJsonString()).CountBy(said => said).Select(said => said.Value).ShouldBe([2, 2]);
        Apology.Turns.ShouldBe(0);

        async Task HangAsync(int messages)
        {
            await UntilAsync(() => Said.Count == messages);
            await ConnectorTime.PassAsync(ConnectorRetry.Default.Total);
        }
    }

    [Fact]
    public async Task A_note_that_may_have_been_taken_is_said_once_more_and_no_oftener()
    {
        var connector = Connector.ThenHold(500);
        Connector.ThenReset().ThenReset();
        var response = Host.Post(Message(""));
        await Connector.UntilAsync(1);
        await Time.PassAsync(SlowTurns.Patience);
        await AnsweredAsync(response);
        connector.SetResult();
        foreach (var pause in SlowTurns.Pauses) await Time.PassAsync(pause);
        await Host.EndedAsync();

        // Refused, and then perhaps taken twice.
        Said.Count.ShouldBe(3);
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_without_an_id_that_is_run_again_makes_one_turn()
    {
        var message = Message("what is coaching?");
        message.Remove("id");
        await FailToSayAsync(message);
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count == 3);
        await Host.EndedAsync();

        Store.Kept!.Session.Turns.ShouldBe(1);
        Store.Saves.ShouldBe(1);
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_a_busy_connector_refused_is_said_by_a_later_run()
    {
        Connector.Then(201);
        for (var i = 0; i < 4; i++) Connector.Then(429, ("Retry-After", "6"));
        await AcknowledgeHeldAsync(Message("what is coaching?"), fails: false);
        for (var run = 0; run < 2; run++)
        {
            await UntilAsync(() => Said.Count == (2 * run) + 1);
            await ConnectorTime.PassAsync(TimeSpan.FromSeconds(6));
            await UntilAsync(() => Said.Count == (2 * run) + 2);
            await ConnectorTime.PassAsync(TimeSpan.FromSeconds(4));
            await Time.PassAsync(SlowTurns.Pauses[run]);
        }

        await UntilAsync(() => Said.Count > 5);
        await Host.EndedAsync();

        Said[4].ToJsonString().ShouldBe(Said[0].ToJsonString());
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_turn_that_outlasts_its_limit_is_never_kept()
    {
        var store = Store.Hold();
        await AcknowledgedAsync(Message("what is coaching?"));
        await Time.PassAsync(SlowTurns.Limit - SlowTurns.Patience);
        await FailedAsync();
        await Time.PassAsync(SlowTurns.Pauses[0]);
        store.SetResult();
        await UntilAsync(() => Apology.Turns == 1);
        // The conversation is free again once the turn has let it go.
        await Host.Post(Message("hello", "a2"));

        Store.Kept!.Recent.ShouldHaveSingleItem().ActivityId.ShouldBe("a2");
        Store.Saves.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_who_joined_while_the_store_was_away_is_welcomed_when_it_is_back()
    {
        var joining = Message("", "j1");
        joining["type"] = "conversationUpdate";
        joining["membersAdded"] = new JsonArray(new JsonObject { ["id"] = joining["from"]!["id"]!.GetValue<string>() });
        await FailUnkeptAsync(joining);
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await SavedAsync(1);
        await Host.EndedAsync();

        Words.ShouldContain("automated");
        Apology.Turns.ShouldBe(0);
    }
}
