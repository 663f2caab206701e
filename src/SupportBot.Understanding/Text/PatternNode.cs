namespace SupportBot.Understanding.Text;

/// <summary>A parsed pattern.</summary>
internal abstract record PatternNode
{
    public abstract bool IsNullable { get; }

    public abstract bool MayBeginWithAnything { get; }

    public abstract bool MayEndWithAnything { get; }

    /// <summary>Single words that are alternatives of each other become one set of words, which matches in one step.</summary>
    public static PatternNode OneOf(IReadOnlyList<PatternNode> choices)
    {
        if (choices is [var only])
            return only;
        var words = choices.OfType<Words>().SelectMany(w => w.Terms).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var others = choices.Where(c => c is not Words).SelectMany(c => c is Either either ? either.Choices : [c]).ToList();
        if (words.Length > 0)
            others.Insert(0, new Words(words));
        return others is [var single] ? single : new Either(others);
    }

    /// <param name="Terms">Words, or a beginning with <c>*</c> after it, or an ending with <c>*</c> before it; sorted.</param>
    internal sealed record Words(string[] Terms) : PatternNode
    {
        public override bool IsNullable => false;

        public override bool MayBeginWithAnything => false;

        public override bool MayEndWithAnything => false;
    }

    /// <param name="Except">Words that may not stand here, or none.</param>
    internal sealed record Any(Words? Except = null) : PatternNode
    {
        public override bool IsNullable => false;

        public override bool MayBeginWithAnything => true;

        public override bool MayEndWithAnything => true;
    }

    internal sealed record Either(IReadOnlyList<PatternNode> Choices) : PatternNode
    {
        public override bool IsNullable { get; } = Choices.Any(c => c.IsNullable);

        public override bool MayBeginWithAnything { get; } = Choices.Any(c => c.MayBeginWithAnything);

        public override bool MayEndWithAnything { get; } = Choices.Any(c => c.MayEndWithAnything);
    }

    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode
    {
        public override bool IsNullable => Parts.All(p => p.IsNullable);

        public override bool MayBeginWithAnything => Outer(Parts).Any(p => p.MayBeginWithAnything);

        public override bool MayEndWithAnything => Outer(Parts.Reverse()).Any(p => p.MayEndWithAnything);

        /// <summary>Parts up to and with the first that cannot be left out.</summary>
        private static IEnumerable<PatternNode> Outer(IEnumerable<PatternNode> parts)
        {
            foreach (var part in parts)
            {
                yield return part;
                if (!part.IsNullable)
                    yield break;
            }
        }
    }

    internal sealed record Repeat(PatternNode Part, int Least, int Most) : PatternNode
    {
        public override bool IsNullable => Least == 0 || Part.IsNullable;

        public override bool MayBeginWithAnything => Part.MayBeginWithAnything;

        public override bool MayEndWithAnything => Part.MayEndWithAnything;
    }
}
