using System.Buffers;

namespace SupportBot.Content.Cards;

internal enum CardOpKind : byte
{
    /// <summary>Write <see cref="CardOp.Text"/> as it is.</summary>
    Text,

    /// <summary>Write a value as JSON.</summary>
    Value,

    /// <summary>Write text inside a string that is already open.</summary>
    Part,

    /// <summary>Write the comma before an element of a list, unless it is the first.</summary>
    Separator,

    /// <summary>Write an element of a list: nothing for null, each item for a list.</summary>
    Element,

    /// <summary>Skip to the end when the condition does not hold.</summary>
    When,

    /// <summary>The same where a value must be written: it is null then.</summary>
    WhenOrNull,

    /// <summary>Run what follows up to the end with other data.</summary>
    With,

    /// <summary>The same, once for every item when the data is a list.</summary>
    Each,
}

/// <param name="End">Index of the operation after the last one that belongs to this.</param>
internal readonly record struct CardOp(CardOpKind Kind, byte[]? Text = null, CardExpression? Expression = null, int End = 0);

/// <summary>
/// An Adaptive Card template, compiled once into a flat list of operations and then rendered any number of times, by any number of
/// threads. The language is a subset of Adaptive Card Templating (docs/cards.md).
/// </summary>
public sealed class CardTemplate
{
    private readonly CardOp[] _ops;

    private CardTemplate(CardOp[] ops) => _ops = ops;

    /// <param name="file">Name for messages.</param>
    /// <param name="json">The template as UTF-8.</param>
    /// <param name="errors">Receives everything that is wrong, each with its line.</param>
    /// <returns>The template, or null when there were errors.</returns>
    public static CardTemplate? Compile(string file, ReadOnlySpan<byte> json, ICollection<ContentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var before = errors.Count;
        var root = TemplateNode.Read(file, json, errors);
        if (root is null || errors.Count > before)
            return null;
        var ops = new CardTemplateCompiler(file, errors).Compile(root);
        return errors.Count == before ? new CardTemplate(ops) : null;
    }

    /// <summary>Writes the filled card as UTF-8 JSON.</summary>
    /// <exception cref="CardDataException">The data does not fit the template. What was written by then is no card and must be dropped.</exception>
    public void Render(in CardValue data, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var json = new JsonOutput(output);
        Run(0, _ops.Length, new CardScope(data, data, -1), ref json);
    }

    private void Run(int start, int end, in CardScope scope, ref JsonOutput json)
    {
        for (var at = start; at < end; at++)
        {
            ref readonly var op = ref _ops[at];
            switch (op.Kind)
            {
                case CardOpKind.Text:
                    json.Raw(op.Text);
                    break;
                case CardOpKind.Value:
                    json.Value(op.Expression!.Evaluate(scope));
                    break;
                case CardOpKind.Part:
                    WritePart(op.Expression!, scope, ref json);
                    break;
                case CardOpKind.Separator:
                    json.Separate();
                    break;
                case CardOpKind.Element:
                    WriteElement(op.Expression!.Evaluate(scope), ref json);
                    break;
                case CardOpKind.When or CardOpKind.WhenOrNull:
                    if (op.Expression!.Holds(scope))
                        break;
                    if (op.Kind == CardOpKind.WhenOrNull)
                        json.Raw("null"u8);
                    at = op.End - 1;
                    break;
                default:
                    RunWith(at, scope, ref json);
                    at = op.End - 1;
                    break;
            }
        }
    }

    private void RunWith(int at, in CardScope scope, ref JsonOutput json)
    {
        ref readonly var op = ref _ops[at];
        var data = op.Expression!.Evaluate(scope);
        if (data.Kind == CardValueKind.Null)
            throw op.Expression.Fault($"$data '{op.Expression}' is null");
        if (data.Kind != CardValueKind.List)
        {
            Run(at + 1, op.End, scope with { Data = data }, ref json);
            return;
        }

        if (op.Kind == CardOpKind.With)
            throw op.Expression.Fault($"$data '{op.Expression}' is a list, which repeats an object only inside a list");
        for (var index = 0; index < data.AsList.Length; index++)
            Run(at + 1, op.End, new CardScope(scope.Root, data.AsList[index], index), ref json);
    }

    private static void WritePart(CardExpression expression, in CardScope scope, ref JsonOutput json)
    {
        var value = expression.Evaluate(scope);
        if (value.Kind is not (CardValueKind.Text or CardValueKind.Number or CardValueKind.Boolean))
            throw expression.Fault($"'{expression}' stands in text, but is {CardExpression.Name(value.Kind)}");
        json.Part(value);
    }

    private static void WriteElement(in CardValue value, ref JsonOutput json)
    {
        if (value.Kind == CardValueKind.Null)
            return;
        if (value.Kind != CardValueKind.List)
        {
            json.Separate();
            json.Value(value);
            return;
        }

        foreach (ref readonly var item in value.AsList)
        {
            json.Separate();
            json.Value(item);
        }
    }
}
