using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>How a press of a button is answered when the store is slow, or the connector is slow or refuses.</summary>
public sealed class SlowPressTests : SlowStoreHost
{
    [Fact]
    public async Task A_press_is_answered_with_a_note_and_the_record_is_said_afterwards()
    {
        var before = await AskAsync();
        var store = Store.Hold();

        var note = JsonNode.Parse(await AcknowledgedAsync(Press("""{"intent":"skip"}""")))!;
        store.SetResult();
        await Host.EndedAsync();

        note["value"]!.GetValue<string>().ShouldBe("One moment");
        Said.Count.ShouldBe(before + 2);
        Said[before]["text"].ShouldNotBeNull();
        Said[before + 1]["attachments"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_press_is_answered_with_its_card_when_the_connector_is_slow_and_the_record_is_not_said_too()
    {
        var before = await AskAsync();
        var connector = Connector.ThenHold(500);

        var response = Host.Post(Press("""{"intent":"skip"}"""));
        await Connector.UntilAsync(before + 1);
        await Time.PassAsync(SlowTurns.Patience);
        var answer = await (await response.WaitAsync(Guard)).Json();
        connector.SetResult();
        await FailedAsync();
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await Connector.UntilAsync(before + 2);
        await Host.EndedAsync();

        answer["statusCode"]!.GetValue<int>().ShouldBe(200);
        answer["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        answer["value"]!["type"]!.GetValue<string>().ShouldBe("AdaptiveCard");
        Said.Count.ShouldBe(before + 2);
        Said.Skip(before).ShouldAllBe(said => said["attachments"] != null);
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_press_whose_question_is_refused_is_answered_with_its_card_and_the_question_follows()
    {
        var before = await AskAsync();
        Connector.Then(500);

        var answer = await (await Host.Post(Press("""{"intent":"skip"}"""))).Json();
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await Connector.UntilAsync(before + 2);
        await Host.EndedAsync();

        answer["value"]!["type"]!.GetValue<string>().ShouldBe("AdaptiveCard");
        Said.Count.ShouldBe(before + 2);
        Said[^1].ToJsonString().ShouldBe(Said[^2].ToJsonString());
        Apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_press_that_replaces_no_card_is_answered_when_the_connector_refuses_and_the_record_follows()
    {
        var said = await AskAsync();
        Connector.Then(500);
        var answer = await Host.Post(Press("""{"intent":"help_now"}"""));
        answer.EnsureSuccessStatusCode();
        await Time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count > said + 2);
        await Host.EndedAsync();

        Words.ShouldContain("116 123");
        Store.Saves.ShouldBe(3);
        Apology.Turns.ShouldBe(0);
    }
}
