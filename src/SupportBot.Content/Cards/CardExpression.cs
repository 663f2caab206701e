namespace SupportBot.Content.Cards;

/// <summary>What an expression sees: the card's whole data, the part that the nearest <c>$data</c> chose, and its place in a list (else -1).</summary>
internal readonly record struct CardScope(CardValue Root, CardValue Data, int Index);

/// <summary>
/// A compiled expression. Whatever it yields, the reference engine yields the same; where that engine would fall silent (a missing
/// property, a condition that is no boolean), this one throws <see cref="CardDataException"/>.
/// </summary>
internal abstract class CardExpression
{
    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>The expression as a designer would write it, for messages.</summary>
    public abstract override string ToString();

    public abstract CardValue Evaluate(in CardScope scope);

    public bool Holds(in CardScope scope)
    {
        var value = Evaluate(scope);
        return value.Kind == CardValueKind.Boolean ? value.AsBoolean : throw Fault($"'{this}' must be true or false, but is {Name(value.Kind)}");
    }

    public CardDataException Fault(string problem) => new(File, Line, problem);

    public static string Name(CardValueKind kind) => kind switch
    {
        CardValueKind.Boolean => "true or false",
        CardValueKind.Number => "a number",
        CardValueKind.Text => "text",
        CardValueKind.List => "a list",
        CardValueKind.Map => "an object",
        _ => "null",
    };
}

internal sealed class LiteralExpression(CardValue value, string source) : CardExpression
{
    public override string ToString() => source;

    public override CardValue Evaluate(in CardScope scope) => value;
}

internal enum PathStart { Data, Root, Index }

/// <param name="Name">Member of an object, or null for an item of a list.</param>
internal readonly record struct PathStep(string? Name, int Item);

internal sealed class PathExpression(PathStart start, PathStep[] steps, string source) : CardExpression
{
    public override string ToString() => source;

    public override CardValue Evaluate(in CardScope scope) =>
        TryEvaluate(scope, out var value) ? value : throw Fault($"the data has no '{source}'");

    /// <returns>False when a member is missing. An item that is missing always throws: the reference engine does not treat it as empty.</returns>
    public bool TryEvaluate(in CardScope scope, out CardValue value)
    {
        if (start == PathStart.Index)
        {
            value = scope.Index;
            return scope.Index >= 0;
        }

        value = start == PathStart.Root ? scope.Root : scope.Data;
        foreach (ref readonly var step in steps.AsSpan())
        {
            if (step.Name is null)
                value = value.TryGetItem(step.Item, out var item) ? item : throw Fault($"the data has no [{step.Item}] in '{source}'");
            else if (!value.TryGetMember(step.Name, out value))
                return false;
        }

        return true;
    }
}

internal sealed class EmptyExpression(PathExpression path) : CardExpression
{
    public override string ToString() => $"empty({path})";

    public override CardValue Evaluate(in CardScope scope)
    {
        if (!path.TryEvaluate(scope, out var value))
            return true;
        return value.Kind switch
        {
            CardValueKind.Null => true,
            CardValueKind.Text => value.AsText.Length == 0,
            CardValueKind.List => value.AsList.IsEmpty,
            CardValueKind.Map => value.AsMap.IsEmpty,
            _ => throw Fault($"empty() takes text, a list or an object, but '{path}' is {Name(value.Kind)}"),
        };
    }
}

internal sealed class EqualExpression(CardExpression left, CardExpression right) : CardExpression
{
    public override string ToString() => $"{left} == {right}";

    public override CardValue Evaluate(in CardScope scope)
    {
        var (a, b) = (Scalar(left, scope), Scalar(right, scope));
        if (a.Kind != b.Kind)
            return false;
        return a.Kind switch
        {
            CardValueKind.Text => a.AsText == b.AsText,
            CardValueKind.Number => a.AsNumber == b.AsNumber,
            CardValueKind.Boolean => a.AsBoolean == b.AsBoolean,
            _ => true,
        };
    }

    private CardValue Scalar(CardExpression side, in CardScope scope)
    {
        var value = side.Evaluate(scope);
        return value.Kind is not (CardValueKind.List or CardValueKind.Map)
            ? value
            : throw Fault($"== compares text, numbers and booleans, but '{side}' is {Name(value.Kind)}");
    }
}

internal sealed class NotExpression(CardExpression condition) : CardExpression
{
    public override string ToString() => $"not({condition})";

    public override CardValue Evaluate(in CardScope scope) => !condition.Holds(scope);
}

/// <param name="decisive">The value that settles it: false for <c>and</c>, true for <c>or</c>.</param>
internal sealed class JunctionExpression(CardExpression[] conditions, bool decisive) : CardExpression
{
    public override string ToString() => $"{(decisive ? "or" : "and")}({string.Join(", ", conditions.AsEnumerable())})";

    public override CardValue Evaluate(in CardScope scope)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(scope) == decisive)
                return decisive;
        }

        return !decisive;
    }
}

internal sealed class IfExpression(CardExpression condition, CardExpression then, CardExpression otherwise) : CardExpression
{
    public override string ToString() => $"if({condition}, {then}, {otherwise})";

    public override CardValue Evaluate(in CardScope scope) => condition.Holds(scope) ? then.Evaluate(scope) : otherwise.Evaluate(scope);
}
