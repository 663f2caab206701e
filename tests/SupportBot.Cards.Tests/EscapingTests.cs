using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Content;
using SupportBot.Content.Cards;

namespace SupportBot.Cards.Tests;

public sealed class EscapingTests
{
    private static readonly CardTemplate Template = CardTemplate.Compile(
        "x.json",
        """{"value": "${text}", "part": "<${text}|${text}>", "list": ["${text}", "a ${text}"], "each": [{"$data": "${list}", "t": "${$data}"}], "whole": "${map}"}"""u8,
        new List<ContentError>())!;

    /// <summary>Text made of what breaks JSON, templates and UTF-8, halves of surrogate pairs included.</summary>
    private static readonly Gen<string> AnyText = Gen.OneOf(
            Gen.Elements("\"", "\\", "\n", "\r\n", "\t", "\0", "\u001f", "\u007f", "\u0085", "\u2028", "\u2029", "/", "`", "${x}", "\\${", "</script>", "[", "{", ",", "é", "ह", "中", "😀", "\ud83d", "\ude00", "\ufeff", "\uffff"),
            ArbMap.Default.ArbFor<char>().Generator.Select(c => c.ToString()))
        .ListOf()
        .Select(string.Concat);

    [Fact]
    public void No_text_breaks_the_json() =>
        Prop.ForAll(AnyText.ToArbitrary(), text =>
        {
            var data = CardValue.Map(("text", text), ("list", CardValue.List([text, text])), ("map", CardValue.Map(("k" + text, text))));
            var output = new ArrayBufferWriter<byte>();
            Template.Render(data, output);
            var card = Repository.Parse(output.WrittenMemory);
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            card.GetProperty("value").GetString().ShouldBe(expected);
            card.GetProperty("part").GetString().ShouldBe($"<{expected}|{expected}>");
            card.GetProperty("list").EnumerateArray().Select(item => item.GetString()).ShouldBe([expected, "a " + expected]);
            card.GetProperty("each").EnumerateArray().Select(item => item.GetProperty("t").GetString()).ShouldBe([expected, expected]);
            card.GetProperty("whole").GetProperty("k" + expected).GetString().ShouldBe(expected);
        }).QuickCheckThrowOnFailure();
}
