using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Somebody who has been greeted, in Teams if the test says nothing else: there the bot can write by itself.</summary>
public abstract class ReminderTalking
{
    private protected ReminderTalking() => Begin(ChannelKind.Teams);

    /// <summary>Their first day is a Sunday, 22 November 2026.</summary>
    private protected Conversationalist Person { get; private set; } = null!;

    /// <summary>Somebody new is greeted on this channel.</summary>
    protected void Begin(ChannelKind channel)
    {
        Person = new(TestContent.Britain) { Channel = channel };
        Person.Join();
    }

    /// <summary>Answers the questions up to a suggestion.</summary>
    protected void Choose()
    {
        Person.Say("help me choose");
        while (Person.Session is { Step: Step.Asking, OpenQuestion: { } open })
            Person.Press(Intent.Answer, open, TestContent.Britain.Catalog.FindQuestion(open)!.Choices[0].Id, Person.Session.Turns);
        Person.Session.Step.ShouldBe(Step.Suggested);
        Person.Press(Intent.WhySuggested);
        if (Person.Last.Messages.Any(message => message.Id == CardIds.Either))
            Person.Press(Intent.Prefer, Person.Last.Messages[^1].Ids("outcome")[0]);
    }

    /// <summary>A reminder is asked for and its day comes.</summary>
    protected void IsReminded(int days)
    {
        Person.Say($"remind me in {days} days");
        Person.Now += TimeSpan.FromDays(days);
        Person.Remind();
    }

    protected string[] Ids() => [.. Person.Last.Messages.Select(message => message.Id)];

    protected ImmutableArray<string> Suggested() => Person.Last.Messages.ShouldHaveSingleItem().Ids("suggested");

    protected string Day(string phrase) => Person.Last.Messages.First(message => message.Id == phrase).Ids("day").ShouldHaveSingleItem();
}
