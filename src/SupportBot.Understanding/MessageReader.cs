using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Reads a whole message outside safety: as one thing, or as several when its parts plainly ask for more than one.</summary>
internal sealed class MessageReader(PartReader parts)
{
    /// <summary>Words from which a message of which nothing was understood counts as long.</summary>
    private const int LongUnlessUnderstood = 25;

    private const int MostFurtherWishes = 2;

    /// <summary>Words up to which a plain question holds nothing beside it.</summary>
    private const int LongestPlainQuestion = 5;

    /// <summary>What can be told beside something else without changing where the person is.</summary>
    private static readonly ImmutableHashSet<Intent> CanBeAdded =
    [
        Intent.Explain, Intent.Compare, Intent.Privacy, Intent.AreYouHuman, Intent.Help, Intent.TalkToPerson, Intent.WhyAsked, Intent.WhySuggested,
        Intent.WhatWouldChange,
    ];

    /// <summary>Words around a wish that are none beside one: "ok, what is coaching?" agrees to nothing.</summary>
    private static readonly ImmutableHashSet<Intent> InPassing =
        [Intent.Greet, Intent.Thank, Intent.Yes, Intent.No, Intent.Skip, Intent.Resume, Intent.Misunderstood, Intent.ImSafe, Intent.Helped];

    private static readonly ImmutableHashSet<Intent> Urgent = [Intent.HelpNow, Intent.InDanger];

    /// <summary>Whoever says so is not asked the next question, even with an answer beside it.</summary>
    private static readonly ImmutableHashSet<Intent> Ending = [Intent.Stop, Intent.Farewell, Intent.StartOver, Intent.Forget];

    public Reading Read(IReadOnlyList<Token> tokens, Session session, Reading reading)
    {
        if (tokens.Count > PartReader.LongestCommand)
            return Told(LastWish(tokens, session), [], reading) with { IsLong = true };
        var whole = parts.Read(tokens, session);
        var read = whole.Clarity == Clarity.Whole || Urgent.Contains(whole.Intent)
            ? Told(whole, [], reading)
            : Combine(whole, Divide(tokens, session), reading);
        if (read.Intent == Intent.None && LastAnswer(tokens, session) is { } answer)
            read = Told(answer, [], reading);
        return read with { IsLong = read.Intent == Intent.None && tokens.Count > LongUnlessUnderstood };
    }

    /// <summary>Whether the message is nothing but one of the known ways to ask for something, or a short plain question such as "what is therapy".</summary>
    public bool IsCommand(IReadOnlyList<Token> tokens, Session session) =>
        tokens.Count is > 0 and <= PartReader.LongestCommand && parts.Read(tokens, session) is var part
        && (part is { Clarity: Clarity.Whole, Intent: not Intent.None } || (part.IsPlain && tokens.Count <= LongestPlainQuestion));

    private static Reading Told(Part part, IEnumerable<Part> further, Reading reading) => reading with
    {
        Intent = part.Intent,
        Topics = part.Intent == Intent.None ? reading.Topics : part.Topics,
        Explanation = part.Explanation,
        Choice = part.Choice,
        Also = [.. further.Select(other => new Wish(other.Intent, other.Topics, other.Explanation))],
    };

    private static Reading Combine(Part whole, IReadOnlyList<Part> said, Reading reading)
    {
        var wishes = said.Where(part => part.IsPlain && !InPassing.Contains(part.Intent)).ToList();
        if (wishes.Count == 0)
            return Told(whole, [], reading);
        var answers = said.Where(part => part.Intent == Intent.Answer).ToList();
        var answer = answers.Select(part => part.Choice).Distinct(StringComparer.Ordinal).Count() == 1 ? answers[0] : null;
        var first = wishes.Find(part => Urgent.Contains(part.Intent))
            ?? wishes.Find(part => Ending.Contains(part.Intent))
            ?? answer
            ?? wishes.Find(part => !CanBeAdded.Contains(part.Intent))
            ?? wishes[0];
        var further = new List<Part>();
        foreach (var wish in wishes.Where(wish => CanBeAdded.Contains(wish.Intent) && !wish.IsSameAs(first)))
        {
            if (further.Count < MostFurtherWishes && !further.Exists(wish.IsSameAs))
                further.Add(wish);
        }

        return Told(first, further, reading);
    }

    /// <summary>Of a long message only what it ends with can be plainly asked for or answer the question.</summary>
    private Part LastWish(IReadOnlyList<Token> tokens, Session session)
    {
        var sentence = Sentences(tokens)[^1];
        return new[] { sentence, Clauses(sentence)[^1] }
            .Select(end => parts.Read(end, session))
            .FirstOrDefault(part => part.IsPlain && !InPassing.Contains(part.Intent)) ?? LastAnswer(tokens, session) ?? new Part(Intent.None);
    }

    /// <summary>What is said last answers: "not my mood, stress".</summary>
    private Part? LastAnswer(IReadOnlyList<Token> tokens, Session session)
    {
        var clause = Clauses(Sentences(tokens)[^1])[^1];
        return clause.Count <= LongUnlessUnderstood && parts.Read(clause, session) is { Intent: Intent.Answer } answer ? answer : null;
    }

    /// <summary>The sentences, each in its clauses where these ask for more than the sentence does.</summary>
    private List<Part> Divide(IReadOnlyList<Token> tokens, Session session)
    {
        var said = new List<Part>();
        foreach (var sentence in Sentences(tokens))
        {
            var whole = parts.Read(sentence, session);
            // What is compared may stand in several clauses: "a coach, a therapist and a mentor".
            var clauses = Clauses(sentence)
                .Where(clause => !clause.All(IsQuoted))
                .Select(clause => parts.Read(clause, session))
                .Select(part => part.Intent == Intent.Compare && whole.Intent == Intent.Compare ? whole : part)
                .ToList();
            if (whole.IsPlain && !AskForMore(clauses))
                said.Add(whole);
            else
                said.AddRange(clauses);
        }

        return said;
    }

    private static bool AskForMore(List<Part> clauses)
    {
        var plain = clauses.Where(part => part.IsPlain && !InPassing.Contains(part.Intent)).ToList();
        return plain.Count > 0 && (clauses.Exists(part => part.Intent == Intent.Answer) || plain.Exists(part => !part.IsSameAs(plain[0])));
    }

    private static bool IsQuoted(Token token) => (token.Place & (TokenPlace.Quoted | TokenPlace.Code)) != TokenPlace.None;

    private static List<IReadOnlyList<Token>> Sentences(IReadOnlyList<Token> tokens) =>
        [.. tokens.GroupBy(token => token.Sentence).Select(IReadOnlyList<Token> (sentence) => [.. sentence])];

    /// <summary>Clauses end at their marks, and before a wish that "and" adds: "what is coaching and who can see this".</summary>
    private static List<IReadOnlyList<Token>> Clauses(IReadOnlyList<Token> sentence)
    {
        var clauses = new List<IReadOnlyList<Token>>();
        var clause = new List<Token>();
        for (var i = 0; i < sentence.Count; i++)
        {
            clause.Add(sentence[i]);
            if (sentence[i].Place.HasFlag(TokenPlace.ClauseEnd) || WishFollows(sentence, i + 1) || i == sentence.Count - 1)
            {
                clauses.Add(clause);
                clause = [];
            }
        }

        return clauses;
    }

    private static bool WishFollows(IReadOnlyList<Token> sentence, int at)
    {
        if (at + 1 >= sentence.Count || sentence[at].Text is not ("and" or "also" or "but"))
            return false;
        var first = sentence[at + 1].Text == "then" && at + 2 < sentence.Count ? at + 2 : at + 1;
        return PartReader.BeginsWish(sentence[first]);
    }
}
