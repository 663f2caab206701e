using System.Text;
using SupportBot.Content;
using SupportBot.Content.Cards;

namespace SupportBot.Cards.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("{\n\"a\": \"${add(1, 2)}\"}", 2, "'add()' is not one of the functions")]
    [InlineData("{\"a\": 1,\n\n\"b\": \"x ${a + b}\"}", 3, "unexpected '+ b'")]
    [InlineData("{\n\"a\": \"${a != b}\"}", 2, "unexpected '!= b'")]
    [InlineData("{\n\"a\": \"${!a}\"}", 2, "unexpected '!a'")]
    [InlineData("{\n\"a\": \"${a == b == c}\"}", 2, "unexpected '== c'")]
    [InlineData("{\n\"a\": \"${a && b}\"}", 2, "unexpected '&& b'")]
    [InlineData("{\n\"a\": \"${a.b-c}\"}", 2, "unexpected '-c'")]
    [InlineData("{\n\"a\": \"${}\"}", 2, "ends too early")]
    [InlineData("{\n\"a\": \"${a.}\"}", 2, "ends too early")]
    [InlineData("{\n\"a\": \"${a\"}", 2, "no closing }")]
    [InlineData("{\n\"a\": \"${'a}\"}", 2, "no closing }")]
    [InlineData("{\n\"a\": \"${json({})}\"}", 2, "'{' inside ${…}")]
    [InlineData("{\n\"a\": \"x ${a[$index]}\"}", 2, "unexpected '$index]'")]
    [InlineData("{\n\"a\": \"x ${a['1']}\"}", 2, "a name in brackets")]
    [InlineData("{\n\"a\": \"x ${a['b.c']}\"}", 2, "a name in brackets")]
    [InlineData("{\n\"a\": \"${$host.x}\"}", 2, "'$host' is unknown")]
    [InlineData("{\n\"a\": \"${$index.x}\"}", 2, "$index is a number")]
    [InlineData("{\n\"a\": \"${null}\"}", 2, "test with empty()")]
    [InlineData("{\n\"a\": \"${'x'}\"}", 2, "write the value itself")]
    [InlineData("{\n\"a\": \"${(true)}\"}", 2, "write the value itself")]
    [InlineData("{\n\"a\": \"x ${1.5}\"}", 2, "a number is whole")]
    [InlineData("{\n\"a\": \"x ${4294967296}\"}", 2, "a number is whole")]
    [InlineData("{\n\"a\": \"x ${if(a, 'b\\\\n', 'c')}\"}", 2, "a backslash in quoted text")]
    [InlineData("{\n\"a\": \"${if(a, b)}\"}", 2, "wrong arguments")]
    [InlineData("{\n\"a\": \"${not(a, b)}\"}", 2, "wrong arguments")]
    [InlineData("{\n\"a\": \"${and(a)}\"}", 2, "wrong arguments")]
    [InlineData("{\n\"a\": \"${not(empty('x'))}\"}", 2, "wrong arguments")]
    [InlineData("{\n\"a\": \"${empty(b)}\"}", 2, "only in a condition")]
    [InlineData("{\n\"a\": \"${if(a, empty(b), c)}\"}", 2, "only in a condition")]
    [InlineData("{\n\"a\": \"${if(a == empty(b), 1, 2)}\"}", 2, "only in a condition")]
    [InlineData("{\n\"a\": \"${if(empty(b) == a, 1, 2)}\"}", 2, "leave the comparison out")]
    [InlineData("{\n\"a\": \"tick ` ${a}\"}", 2, "write \\\\`")]
    [InlineData("{\n\"a\": \"${a}\\\\\"}", 2, "cannot end with a backslash")]
    [InlineData("{\"a\": [\n{\"$when\": \"yes\"}]}", 2, "$when must be one expression")]
    [InlineData("{\"a\": [\n{\"$when\": true}]}", 2, "$when must be one expression")]
    [InlineData("{\"a\": [\n{\"$when\": \"${true}\"}]}", 2, "$when must be one expression")]
    [InlineData("{\"a\": [\n{\"$data\": \"x ${a}\"}]}", 2, "$data must be one expression")]
    [InlineData("{\"a\": [{\n\"$data\": {\"sample\": 1}}]}", 2, "$data must be one expression")]
    [InlineData("{\n\"$when\": \"${a}\"}", 2, "a card cannot leave itself out")]
    [InlineData("{\n\"$root\": 1}", 2, "'$root' cannot be a name")]
    [InlineData("{\n\"x ${a}\": 1}", 2, "'x ${a}' cannot be a name")]
    [InlineData("{\"a\": 1,\n\"a\": 2}", 2, "'a' is there twice")]
    [InlineData("{\"a\": [\n[1]]}", 2, "a list directly inside a list")]
    [InlineData("{\"a\": 1,\n\"b\": }", 2, "not JSON")]
    [InlineData("{\n\"a\": 1} x", 2, "not JSON")]
    [InlineData("", 1, "not JSON")]
    [InlineData("[]", 1, "a card template is an object")]
    public void What_is_outside_the_language_is_named_with_its_line(string template, int line, string problem)
    {
        var errors = new List<ContentError>();
        CardTemplate.Compile("cards/x.json", Encoding.UTF8.GetBytes(template), errors).ShouldBeNull();
        var error = errors.ShouldHaveSingleItem();
        error.File.ShouldBe("cards/x.json");
        error.Line.ShouldBe(line, error.ToString());
        error.Problem.ShouldContain(problem);
    }

    [Theory]
    [InlineData("""{"a": "${b}"}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": "x ${b.c}"}""", """{"b": {}}""", "the data has no 'b.c'")]
    [InlineData("""{"a": "${b.c}"}""", """{"b": "text"}""", "the data has no 'b.c'")]
    [InlineData("""{"a": "${b[1]}"}""", """{"b": [1]}""", "the data has no [1] in 'b[1]'")]
    [InlineData("""{"a": "${if(empty(b[1]), 1, 2)}"}""", """{"b": [1]}""", "the data has no [1] in 'b[1]'")]
    [InlineData("""{"a": "${$index}"}""", "{}", "the data has no '$index'")]
    [InlineData("""{"a": ["${b}"]}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": [{"$data": "${b}"}]}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": [{"$when": "${b}"}]}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": [{"$when": "${not(b)}"}]}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": [{"$when": "${b == 1}"}]}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": "${if(empty(b), b, 1)}"}""", "{}", "the data has no 'b'")]
    [InlineData("""{"a": [{"$data": "${b}"}]}""", """{"b": null}""", "$data 'b' is null")]
    [InlineData("""{"a": {"$data": "${b}"}}""", """{"b": []}""", "repeats an object only inside a list")]
    [InlineData("""{"a": [{"$when": "${b}"}]}""", """{"b": "yes"}""", "'b' must be true or false, but is text")]
    [InlineData("""{"a": "${if(b, 1, 2)}"}""", """{"b": null}""", "'b' must be true or false, but is null")]
    [InlineData("""{"a": "${and(b, b)}"}""", """{"b": []}""", "'b' must be true or false, but is a list")]
    [InlineData("""{"a": "${b == 1}"}""", """{"b": []}""", "'b' is a list")]
    [InlineData("""{"a": "${if(empty(b), 1, 2)}"}""", """{"b": 5}""", "'b' is a number")]
    [InlineData("""{"a": "x ${b}"}""", """{"b": null}""", "'b' stands in text, but is null")]
    [InlineData("""{"a": "x ${b}"}""", """{"b": {}}""", "'b' stands in text, but is an object")]
    public void Data_that_does_not_fit_is_refused_with_template_line_and_path(string template, string data, string problem)
    {
        var fault = Should.Throw<CardDataException>(() => Repository.RenderText("\n" + template, data));
        fault.Message.ShouldStartWith("case.json:2: ");
        fault.Message.ShouldContain(problem);
    }

    [Fact]
    public void A_refusal_never_repeats_a_value() =>
        Should.Throw<CardDataException>(() => Repository.RenderText("""{"a": "${secret.x}"}""", """{"secret": "my words"}"""))
            .Message.ShouldNotContain("my words");

    [Fact]
    public void All_faults_of_a_template_are_named_at_once()
    {
        var errors = new List<ContentError>();
        CardTemplate.Compile("x.json", "{\"a\": \"${f(1)}\",\n\"b\": \"${g(1)}\"}"u8, errors).ShouldBeNull();
        errors.Select(error => error.Line).ShouldBe([1, 2]);
    }

    [Fact]
    public void Numbers_in_data_are_whole()
    {
        Should.Throw<System.Text.Json.JsonException>(() => CardValue.FromJson("1.5"u8.ToArray()));
        Should.Throw<System.Text.Json.JsonException>(() => CardValue.FromJson("9007199254740993"u8.ToArray()));
        Should.Throw<ArgumentOutOfRangeException>(() => CardValue.FromInt64(1L << 60));
    }
}
