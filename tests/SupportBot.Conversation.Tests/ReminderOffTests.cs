using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Reminders that were switched off after somebody had asked for one.</summary>
public sealed class ReminderOffTests
{
    private readonly Conversationalist _person = new(TestContent.Britain) { Channel = ChannelKind.Teams };

    public ReminderOffTests()
    {
        _person.Join();
        _person.Say("remind me in two weeks");
        _person.Session.Reminder.ShouldNotBeNull();
        _person.Reminds = false;
    }

    [Theory]
    [InlineData("when will you write?")]
    [InlineData("remind me in three weeks")]
    public void None_is_promised_any_more_and_the_one_that_was_set_is_dropped(string said)
    {
        _person.Say(said);

        Ids().ShouldBe([PhraseIds.ReminderNotHere]);
        _person.Session.Reminder.ShouldBeNull();
        _person.Last.Effects.OfType<DropReminder>().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_still_kept_is_named_where_it_is_told_what_is_kept()
    {
        _person.Say("what do you keep?");
        Reminds(CardIds.Privacy).ShouldBe(["true"]);
        _person.Say("forget me");
        Reminds(CardIds.Forget).ShouldBe(["true"]);
        _person.Say("keep it");

        _person.Say("when will you write?");
        _person.Say("what do you keep?");
        Reminds(CardIds.Privacy).ShouldBeEmpty();
    }

    [Fact]
    public void None_is_offered()
    {
        _person.Press(Intent.Choose);
        while (_person.Session is { Step: Step.Asking, OpenQuestion: { } open })
            _person.Press(Intent.Answer, open, TestContent.Britain.Catalog.FindQuestion(open)!.Choices[0].Id, _person.Session.Turns);

        _person.Last.Messages.Single(message => message.Id is CardIds.Suggestion or CardIds.Either).Ids("reminds").ShouldBeEmpty();
    }

    private ImmutableArray<string> Reminds(string card) => _person.Last.Messages.Single(message => message.Id == card).Ids("reminds");

    private string[] Ids() => [.. _person.Last.Messages.Select(message => message.Id)];
}
