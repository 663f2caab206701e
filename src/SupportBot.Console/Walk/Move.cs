using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

internal enum MoveKind
{
    /// <summary>A button of a card that is in view.</summary>
    Button,

    /// <summary>A button of a card further up, or one that no card has.</summary>
    OldButton,

    Words,
    Risk,

    /// <summary>What channels do and people seldom: edits, repeats, silence of days, a flood of messages.</summary>
    Odd,
}

/// <summary>One thing that a person may do, in one event or a few.</summary>
internal sealed record Move(MoveKind Kind, string Name, ImmutableArray<Happening> Happenings)
{
    /// <summary>The pace of a person.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    /// <summary>What the person wants by it, or null when that is not one thing.</summary>
    public Intent? Wants => Happenings is not [var only] ? null : only.Event switch
    {
        Chose pressed => pressed.Intent,
        Said said => said.Reading.Intent,
        Submitted => Intent.SubmitForm,
        _ => null,
    };

    public static Move Of(MoveKind kind, string name, params ReadOnlySpan<UserEvent> events) => Of(kind, name, Pace, events);

    public static Move Of(MoveKind kind, string name, TimeSpan after, params ReadOnlySpan<UserEvent> events)
    {
        var happenings = ImmutableArray.CreateBuilder<Happening>(events.Length);
        foreach (var happened in events)
            happenings.Add(new Happening(after, happened));
        return new Move(kind, name, happenings.MoveToImmutable());
    }
}

/// <param name="After">Since the event before.</param>
internal readonly record struct Happening(TimeSpan After, UserEvent Event);
