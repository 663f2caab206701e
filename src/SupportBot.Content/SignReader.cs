using System.Collections.Immutable;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;
using SupportBot.Understanding.Text;

namespace SupportBot.Content;

/// <summary>Reads by which words people tell, without being asked, what a choice of a question says.</summary>
internal static class SignReader
{
    /// <returns>The patterns, and the examples that they must and must not find.</returns>
    public static (ImmutableArray<SignPatterns> Signs, ImmutableArray<SignExample> Examples) Read(YamlEntry? root, ImmutableArray<Question>? questions)
    {
        var lists = new PatternLists();
        root?.AllowOnly("lists", "signs", "asked_only");
        root?.AddLists(lists);
        var signs = ImmutableArray.CreateBuilder<SignPatterns>();
        var examples = ImmutableArray.CreateBuilder<SignExample>();
        var askedOnly = root?.Optional("asked_only")?.Items().Where(item => item.MustBeKnown("question", item.Text(), questions?.Select(known => known.Id).ToArray()))
            .Select(item => item.Text()).ToImmutableHashSet() ?? [];
        foreach (var question in root?.Required("signs")?.Entries() ?? [])
        {
            if (!question.MustBeKnown("question", question.Key, questions?.Select(known => known.Id).ToArray()))
                continue;
            var choices = questions?.First(known => known.Id == question.Key).Choices.Select(choice => choice.Id).ToArray();
            foreach (var choice in question.Entries().Where(choice => choice.MustBeKnown($"choice of '{question.Key}'", choice.Key, choices)))
            {
                choice.AllowOnly("patterns", "match", "miss");
                signs.Add(new SignPatterns(question.Key, choice.Key, choice.Required("patterns")?.Patterns(lists) ?? [])
                {
                    AskedOnly = askedOnly.Contains(question.Key),
                });
                examples.AddRange((choice.Required("match")?.Names() ?? []).Select(text => new SignExample(question.Key, choice.Key, text, Matches: true)));
                examples.AddRange((choice.Optional("miss")?.Names() ?? []).Select(text => new SignExample(question.Key, choice.Key, text, Matches: false)));
            }
        }

        return (signs.ToImmutable(), examples.ToImmutable());
    }
}

/// <param name="Matches">Whether the text tells this choice, or must not be taken for it.</param>
public sealed record SignExample(string Question, string Choice, string Text, bool Matches);
