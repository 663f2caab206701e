using System.Text;
using System.Text.Json;

namespace SupportBot.Content.Cards;

/// <summary>
/// The plain-text twin of a card, for terminals and channels without cards: a blank line before each heading, table rows spelled out,
/// choices numbered from 1 (those of a drop-down are not), links with their address, buttons as [captions] on the last line. It adds no words of its own.
/// </summary>
public static class CardText
{
    /// <param name="card">A rendered card as UTF-8 JSON.</param>
    public static string Render(ReadOnlySpan<byte> card)
    {
        var reader = new Utf8JsonReader(card);
        using var document = JsonDocument.ParseValue(ref reader);
        var text = new StringBuilder();
        foreach (var element in Items(document.RootElement, "body"))
            Write(element, text);
        text.Append('\n').AppendJoin(' ', Items(document.RootElement, "actions").Select(Button));
        return text.ToString().Trim('\n');
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (Text(element, "type"))
        {
            case "TextBlock":
                text.Append(Text(element, "style") == "heading" ? "\n" : "").Append(Text(element, "text")).Append('\n');
                break;
            case "RichTextBlock":
                text.AppendJoin("", Items(element, "inlines").Select(Run)).Append('\n');
                break;
            case "Input.ChoiceSet":
                WriteChoices(element, text);
                break;
            case "FactSet":
                text.AppendJoin('\n', Items(element, "facts").Select(fact => $"{Text(fact, "title")}: {Text(fact, "value")}")).Append('\n');
                break;
            case "Table":
                WriteTable(element, text);
                break;
            case "ActionSet":
                text.AppendJoin(' ', Items(element, "actions").Select(Button)).Append('\n');
                break;
            default:
                foreach (var child in Items(element, "items").Concat(Items(element, "columns")))
                    Write(child, text);
                break;
        }
    }

    /// <summary>A compact set is one of several inputs, where a number would not say which one it answers.</summary>
    private static void WriteChoices(JsonElement choiceSet, StringBuilder text)
    {
        var compact = Text(choiceSet, "style") == "compact";
        text.Append('\n').Append(Text(choiceSet, "label")).Append('\n');
        foreach (var (index, choice) in Items(choiceSet, "choices").Index())
            text.Append(compact ? "- " : $"{index + 1}. ").Append(Text(choice, "title")).Append('\n');
    }

    /// <summary>The first row and the first column hold the names of what stands in the other cells.</summary>
    private static void WriteTable(JsonElement table, StringBuilder text)
    {
        var rows = Items(table, "rows").Select(row => Items(row, "cells").Select(CellText).ToArray()).ToArray();
        foreach (var row in rows.Skip(1))
        {
            text.Append('\n').Append(row[0]).Append('\n');
            foreach (var (header, cell) in rows[0].Zip(row).Skip(1))
                text.Append("  ").Append(header).Append(": ").Append(cell).Append('\n');
        }
    }

    private static string CellText(JsonElement cell)
    {
        var text = new StringBuilder();
        Write(cell, text);
        return text.ToString().Trim('\n').Replace('\n', ' ');
    }

    private static string Run(JsonElement run) =>
        run.TryGetProperty("selectAction", out var link) ? $"{Text(run, "text")} ({Text(link, "url")})" : Text(run, "text");

    private static string Button(JsonElement action) =>
        Text(action, "url") is { Length: > 0 } url ? $"[{Text(action, "title")}] {url}" : $"[{Text(action, "title")}]";

    private static JsonElement[] Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? [.. items.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
