using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Walk;

/// <summary>What a person may do in any state; the buttons of the cards in view come on top of it.</summary>
internal sealed class Alphabet
{
    private const string Nonsense = "nonsense";
    private const int Flood = 40;
    private const int Thanks = 10;

    private readonly Catalog _catalog;
    private readonly ImmutableArray<Move> _everywhere;

    public Alphabet(Catalog catalog)
    {
        _catalog = catalog;
        Always = [.. Simple, .. catalog.Modalities.Take(1).Select(WhyNot)];
        _everywhere = [.. Words(), .. Risks(), .. OldButtons(), .. Reminders(), .. Odd()];
    }

    /// <summary>Tells of danger, and then of being safe.</summary>
    public static readonly Move ThereAndBack =
        Move.Of(MoveKind.Risk, "say that they want to die, then that they are safe", Explicit, new Chose(default, Intent.ImSafe));

    /// <summary>What may be told of a danger beside the danger itself.</summary>
    private static readonly ImmutableArray<(RiskRoute Route, Told Told)> Details =
    [
        (RiskRoute.MedicalEmergency, Told.Taken), (RiskRoute.HarmToOthers, Told.Unwanted), (RiskRoute.Abuse, Told.Sexual), (RiskRoute.Psychosis, Told.Orders),
        (RiskRoute.SuicidalThoughts, Told.Drink), (RiskRoute.ImminentDanger, Told.Planned), (RiskRoute.SelfInjury, Told.NotToDie),
        (RiskRoute.Psychosis, Told.Bidding), (RiskRoute.MeansRequest, Told.Study),
    ];

    private static readonly Move Opening = Odd("open the conversation", new Joined(default));

    /// <summary>What is tried with every set of answers.</summary>
    public ImmutableArray<Move> Always { get; }

    private static readonly ImmutableArray<Move> Simple =
        [Opening, Pressed(Intent.StartOver), Wanted(Intent.Help), Wanted(Intent.WhatWouldChange), Pressed(Intent.HelpNow), ThereAndBack];

    private static Said Explicit => AtRisk(RiskLevel.Explicit, RiskRoute.SuicidalThoughts);

    public IEnumerable<Move> Of(Session session) => _everywhere.Concat(Choices(session)).Concat(Edits(session));

    private IEnumerable<Move> Choices(Session session) =>
        from choice in _catalog.FindQuestion(session.OpenQuestion)?.Choices ?? []
        from move in new[]
        {
            Heard($"say the choice {choice.Id}", new Reading { Intent = Intent.Answer, Choice = choice.Id }),
            Heard($"say what may be the choice {choice.Id}", new Reading { Likely = choice.Id }),
        }
        select move;

    private IEnumerable<Move> Edits(Session session)
    {
        var (question, choice) = session.Answers is [.., var last] && _catalog.FindQuestion(last.Question) is { } asked
            ? (asked.Id, asked.Choices.First(choice => choice.Id != last.Choice).Id)
            : (null, null);
        yield return Odd("take a message back", new Deleted(default, question));
        yield return Odd("edit a message into an answer", new Edited(default, new Reading { Intent = Intent.Answer, Choice = choice }, question));
        yield return Odd("edit a message into words not understood", new Edited(default, new Reading(), question));
        yield return Odd("edit a message into a sign of risk", new Edited(default, Explicit.Reading, question));
    }

    private IEnumerable<Move> Words()
    {
        foreach (var intent in Enum.GetValues<Intent>())
            yield return Wanted(intent);
        foreach (var modality in _catalog.Modalities)
        {
            yield return Heard($"ask about {modality}", new Reading { Intent = Intent.Explain, Topics = [modality] });
            yield return WhyNot(modality);
            foreach (var other in _catalog.Modalities.Where(other => other != modality))
                yield return Heard($"compare {modality} and {other}", new Reading { Intent = Intent.Compare, Topics = [modality, other] });
        }

        foreach (var explanation in _catalog.Explanations)
            yield return Heard($"ask about {explanation}", new Reading { Intent = Intent.Explain, Explanation = explanation });
        yield return Heard("write at length", new Reading { IsLong = true });
        yield return Heard("write in another language", new Reading { Language = "es" });
        yield return Heard("tell two things unasked", new Reading { Inferred = [.. ToldOf(0), .. ToldOf(1)] });
        yield return Heard("tell one thing unasked", new Reading { Inferred = [.. ToldOf(1)] });
        yield return Heard("write at length about one modality", new Reading { IsLong = true, Intent = Intent.Explain, Topics = [_catalog.Modalities[0]] });
        yield return Heard("ask two things", new Reading
        {
            Intent = Intent.Explain,
            Topics = [_catalog.Modalities[0]],
            Also = [new Wish(Intent.Explain, [_catalog.Modalities[1]]), new Wish(Intent.Choose, [])],
        });
        yield return Heard("greet and ask for help now", new Reading { Intent = Intent.Greet, Also = [new Wish(Intent.HelpNow, [])] });
        foreach (var remark in Enum.GetValues<SafetyRemark>().Where(remark => remark != SafetyRemark.None))
            yield return Heard($"remark on {remark}", new Reading { Remark = remark });
        yield return Heard("say that they are under 18", new Reading { IsMinor = true });
        yield return Heard("say that they are under 18 where no line is known", new Reading { IsMinor = true, Country = "ZZ" });
        yield return Heard("tell of a pain of the body", new Reading { Told = Told.Pain });
        yield return Heard("name a country", new Reading { Country = "US" });
        yield return Heard("name a country without lines", new Reading { Country = "ZZ" });
    }

    /// <summary>Each ends without a reminder, so that a set one need not be told apart in every state.</summary>
    private static IEnumerable<Move> Reminders()
    {
        yield return Odd("be asked when to be reminded, name a day, look it up, move it and call it off", [.. new[]
        {
            Wish(Intent.Remind), Wish(Intent.Remind, new Delay(7)), Wish(Intent.ShowReminder), Wish(Intent.Remind, new Delay(1, DayOfWeek.Monday)), Wish(Intent.CancelReminder),
        }.Select(InTeams)]);
        yield return Odd("ask to be reminded beyond reach and then not at all", InTeams(Wish(Intent.Remind, new Delay(365))), InTeams(Wish(Intent.No)));
        yield return Odd("be forgotten with a reminder", InTeams(Wish(Intent.Remind, new Delay(7))), InTeams(Wish(Intent.Forget)), InTeams(Wish(Intent.ConfirmForget)), InTeams(Wish(Intent.CancelReminder)));

        static UserEvent InTeams(UserEvent happened) => happened with { Channel = ChannelKind.Teams, CanRemind = true };

        static Said Wish(Intent intent, Delay? when = null) => Heard(new Reading { Intent = intent, When = when });
    }

    private static IEnumerable<Move> Risks()
    {
        foreach (var route in Enum.GetValues<RiskRoute>())
        {
            foreach (var level in new[] { RiskLevel.Soft, RiskLevel.Implied, RiskLevel.Explicit })
                yield return Move.Of(MoveKind.Risk, $"show {level} risk of {route}", AtRisk(level, route));
        }

        foreach (var (route, told) in Details)
            yield return Move.Of(MoveKind.Risk, $"show risk of {route} and tell of {told}", Telling(route, told));
        yield return Move.Of(MoveKind.Risk, "tell of nights without sleep, write on and refuse a doctor", Telling(RiskRoute.Psychosis, Told.Sleepless), Heard(new Reading()), Heard(new Reading { Remark = SafetyRemark.NoDoctor }));
        yield return Move.Of(
            MoveKind.Risk, "tell of orders, name somebody and say that it is not about them", Telling(RiskRoute.Psychosis, Told.Bidding), Heard(new Reading { Remark = SafetyRemark.Somebody }), Heard(new Reading { Intent = Intent.No }));
        yield return Move.Of(
            MoveKind.Risk, "tell of dying, be safe, then low, say no and be low again",
            Explicit, Heard(new Reading { Intent = Intent.ImSafe }), AtRisk(RiskLevel.Soft, RiskRoute.Distress), Heard(new Reading { Intent = Intent.No }), AtRisk(RiskLevel.Soft, RiskRoute.Distress));
        yield return Move.Of(MoveKind.Risk, "be worn down where no line is known", Heard(Explicit.Reading with { Country = "ZZ" }), Heard(new Reading { Remark = SafetyRemark.WornDown }));
        yield return Move.Of(MoveKind.Risk, "tell of being followed and write on", Telling(RiskRoute.Psychosis, Told.Followed), Heard(new Reading()));
        yield return Move.Of(
            MoveKind.Risk,
            "tell of abuse in Teams, that it is safe to write, and ask what is kept",
            AtRisk(RiskLevel.Explicit, RiskRoute.Abuse) with { Channel = ChannelKind.Teams },
            Heard(new Reading { Intent = Intent.Yes }) with { Channel = ChannelKind.Teams },
            Heard(new Reading { Intent = Intent.Privacy }) with { Channel = ChannelKind.Teams });
        yield return Move.Of(MoveKind.Risk, "call for help where no line is known", Heard(new Reading { Intent = Intent.HelpNow, Country = "ZZ" }));
        yield return Move.Of(MoveKind.Risk, "tell of danger in another language and write on", Heard(new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.SuicidalThoughts) { Language = "es" } }), Heard(new Reading()));
        yield return Move.Of(MoveKind.Risk, "say the same plain words three times", Explicit, Explicit, Explicit);
        yield return Move.Of(MoveKind.Risk, "tell of a loss, then of distress", AtRisk(RiskLevel.Soft, RiskRoute.Bereavement), AtRisk(RiskLevel.Soft, RiskRoute.Distress));
        yield return Move.Of(MoveKind.Risk, "say what may be a way of speaking", Heard(new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.SuicidalThoughts) { Language = "en", IsVeiled = true } }));
        yield return Move.Of(
            MoveKind.Risk, "wish not to be here", Heard(new Reading { Risk = new RiskReading(RiskLevel.Implied, RiskRoute.SuicidalThoughts) { Language = "en", IsPassive = true } }));
        yield return Move.Of(MoveKind.Risk, "say what only weighs like hurt", Heard(new Reading { Risk = (RiskReading.None with { Language = "en" }).Weighed() }));
        yield return Move.Of(MoveKind.Risk, "say that they are depressed", Heard(new Reading { Risk = new RiskReading(RiskLevel.Soft, RiskRoute.Distress) { Language = "en" }, Told = Told.Depressed }));
        yield return Move.Of(MoveKind.Risk, "write what cannot be read", Heard(new Reading { Risk = RiskReading.Unread }));
        yield return Move.Of(MoveKind.Risk, "ask about means", Heard(new Reading { Risk = RiskReading.None with { MentionsMeans = true } }));
        yield return Move.Of(MoveKind.Risk, "show risk and name a country", Heard(Explicit.Reading with { Country = "US" }));
        yield return Move.Of(MoveKind.Risk, "tell of abuse on the chat page", AtRisk(RiskLevel.Explicit, RiskRoute.Abuse) with { Channel = ChannelKind.WebChat });
        yield return Move.Of(MoveKind.Risk, "show risk on a form", new Submitted(default, ImmutableSortedDictionary<string, string>.Empty, Explicit.Reading));
        yield return ThereAndBack;
    }

    private IEnumerable<Move> OldButtons()
    {
        foreach (var intent in Enum.GetValues<Intent>())
            yield return Pressed(intent);
        foreach (var question in _catalog.Questions)
        {
            yield return Old($"answer {question.Id} on an old card", new Chose(default, Intent.Answer, question.Id, question.Choices[0].Id, 1));
            yield return Old($"answer {question.Id} on a card without a number", new Chose(default, Intent.Answer, question.Id, question.Choices[0].Id));
            yield return Old($"skip {question.Id} on an old card", new Chose(default, Intent.Skip, question.Id, Card: 1));
        }

        foreach (var modality in _catalog.Modalities)
            yield return Old($"press WhyNot {modality}", new Chose(default, Intent.WhyNot, modality));
        yield return Old("press an unknown target", new Chose(default, Intent.Explain, Nonsense));
        yield return Old("press an unknown question", new Chose(default, Intent.Answer, Nonsense, Nonsense));
        yield return Old("send an unknown form", new Submitted(default, ImmutableSortedDictionary<string, string>.Empty.Add(Nonsense, Nonsense)));
    }

    private IEnumerable<Move> Odd()
    {
        var explain = Heard(new Reading { Intent = Intent.Explain, Topics = [_catalog.Modalities[0]] });
        var greet = Heard(new Reading { Intent = Intent.Greet });
        var compare = new Chose(default, Intent.Compare, Card: 1);
        yield return Opening;
        yield return Odd("write three times what is not understood", [.. Enumerable.Repeat(Heard(new Reading()), 3)]);
        yield return Odd("ask the same thing twice", explain, explain);
        yield return Odd("thank until there are no new words for it", [.. Enumerable.Repeat(Heard(new Reading { Intent = Intent.Thank }), Thanks)]);
        yield return Move.Of(MoveKind.Odd, "press a button twice", TimeSpan.Zero, compare, compare);
        yield return Move.Of(MoveKind.Odd, "write a flood of messages", TimeSpan.Zero, [.. Enumerable.Repeat(greet, Flood)]);
        yield return Move.Of(MoveKind.Odd, "come back after hours", ConversationEngine.DisclosureInterval + TimeSpan.FromMinutes(1), greet);
        yield return Move.Of(MoveKind.Odd, "come back the next day", ConversationEngine.Pause + TimeSpan.FromMinutes(1), greet);
        yield return Move.Of(MoveKind.Odd, "come back after days", ConversationEngine.Away + TimeSpan.FromMinutes(1), greet);
        yield return Move.Of(MoveKind.Odd, "press an old button after days", ConversationEngine.Away + TimeSpan.FromMinutes(1), compare);
    }

    private static Move WhyNot(string modality) => Heard($"ask why not {modality}", new Reading { Intent = Intent.WhyNot, Topics = [modality] });

    private static Move Wanted(Intent intent) => Heard(intent == Intent.None ? "write what is not understood" : $"say {intent}", new Reading { Intent = intent });

    private static Move Pressed(Intent intent) => Old($"press {intent} on an old card", new Chose(default, intent));

    private static Move Heard(string name, Reading reading) => Move.Of(MoveKind.Words, name, Heard(reading));

    private static Move Old(string name, UserEvent happened) => Move.Of(MoveKind.OldButton, name, happened);

    private static Move Odd(string name, params ReadOnlySpan<UserEvent> events) => Move.Of(MoveKind.Odd, name, events);

    private static Said Heard(Reading reading) => new(default, reading);

    private static Said Telling(RiskRoute route, Told told) =>
        Heard(new Reading { Risk = new RiskReading(RiskLevel.Explicit, route) { Language = "en", IsUnwanted = told == Told.Unwanted }, Told = told });

    private static Said AtRisk(RiskLevel level, RiskRoute route) => Heard(new Reading { Risk = new RiskReading(level, route) { Language = "en" } });

    private IEnumerable<Answer> ToldOf(int question) =>
        _catalog.Questions.Skip(question).Take(1).Select(told => new Answer(told.Id, told.Choices[0].Id));
}
