namespace SupportBot.Cards.Tests;

internal static class LanguageCases
{
    private const string Data =
        """
        {
          "name": "Ann", "turn": 7, "zero": 0, "minus": -3, "big": 9007199254740992, "yes": true, "no": false, "none": null, "blank": "",
          "list": ["p", "q"], "one": ["only"], "nothing": [], "numbers": [3, 4], "mixed": ["a", null, 2, true, {"k": [1]}],
          "object": {"a": {"b": "deep"}, "x-y": "dash", "List": [{"n": 1}, {"n": 2}], "same": "7"}, "bare": {},
          "rows": [{"name": "r1", "cells": ["a", "b"], "show": true}, {"name": "r2", "cells": [], "show": false}],
          "odd": "quote \" slash \\ / tick ` <b>&'+ \u0000\u001f\u007f\u0085 tab\t line\n\r \u2028\u2029 ${name} $ é ह 中 😀"
        }
        """;

    /// <summary>Templates that our renderer and the reference engine must fill alike.</summary>
    public static IReadOnlyDictionary<string, (string Template, string Data)> All { get; } = new Dictionary<string, string>
    {
        ["plain values"] = """{"a": "text", "b": 1.50, "c": -2e3, "d": true, "e": null, "f": [], "g": {}, "h": ["x", 1, null, false]}""",
        ["text in text"] = """{"a": "Hi ${name}", "b": "${name}!", "c": "${name}${name}", "d": "(${ name }) {${turn}} $${turn} $ {x} ${blank}"}""",
        ["numbers and booleans in text"] = """{"a": "${turn}/${zero}/${minus}/${big}", "b": "${yes} or ${no}"}""",
        ["whole expressions keep their type"] =
            """{"a": "${turn}", "b": "${yes}", "c": "${none}", "d": "${list}", "e": "${object}", "f": "${bare}", "g": "${blank}", "h": "${big}", "i": "${mixed}"}""",
        ["paths"] = """{"a": "${object.a.b}", "b": "${object['x-y']}", "c": "${list[1]}", "d": "${object.List[1].n}", "e": "${object[\"a\"]['b']}", "f": "${ object . a . b }"}""",
        ["names match whatever their case"] = """{"a": "${NAME}", "b": "${object.list[0].N}", "c": "${Object.A['B']}"}""",
        ["root and data"] = """{"a": "${$root.name}", "b": "${$data.name}", "c": {"$data": "${object.a}", "d": "${b} ${$root.turn} ${$data.b}", "e": "${$root.list[0]}"}}""",
        ["repeat over objects"] = """{"rows": [{"$data": "${rows}", "name": "${name}", "index": "${$index}"}]}""",
        ["repeat over text"] = """{"a": [{"$data": "${list}", "t": "${$index}: ${$data} of ${$root.name}", "whole": "${$data}"}]}""",
        ["repeat over one and none"] = """{"a": [{"$data": "${one}", "t": "${$data}"}], "b": [{"$data": "${nothing}", "t": "${x}"}, "end"]}""",
        ["repeat inside repeat"] = """{"a": [{"$data": "${rows}", "c": [{"$data": "${cells}", "t": "${$data}${$index}"}], "i": "${$index}"}]}""",
        ["the index of the outer list is seen inside an object"] = """{"a": [{"$data": "${object.List}", "o": {"$data": "${$root.object.a}", "t": "${b} ${$index}"}}]}""",
        ["when in a list"] = """{"a": [{"$when": "${yes}", "t": 1}, {"$when": "${no}", "t": 2}, {"$when": "${not(no)}", "t": 3}]}""",
        ["when leaves all out"] = """{"a": [{"$when": "${no}", "t": 2}], "b": 1}""",
        ["when on a member gives null"] = """{"a": {"$when": "${no}", "t": 1}, "b": {"$when": "${yes}", "t": 1}, "c": {"d": {"$when": "${no}"}}}""",
        ["when sees each item"] = """{"a": [{"$data": "${rows}", "$when": "${show}", "n": "${name}"}], "b": [{"$data": "${rows}", "$when": "${not(show)}", "n": "${name}"}]}""",
        ["when and data on a member"] = """{"a": {"$when": "${not(empty(b))}", "$data": "${object.a}", "t": "${b}"}}""",
        ["when inside a left out object is not asked"] = """{"a": [{"$when": "${no}", "t": {"$when": "${missing}"}}]}""",
        ["data and when may come last"] = """{"a": [{"n": "${name}", "$when": "${show}", "$data": "${rows}"}]}""",
        ["lists in lists are spliced"] = """{"a": ["x", "${list}", "${none}", "${name}", "${nothing}", "${turn}", "${mixed}", "y ${name}"]}""",
        ["if"] = """{"a": "${if(yes, 'one', 'two')}", "b": "${if(no, name, turn)}", "c": "x${if(empty(blank), '', name)}y", "d": "${if(yes, list, none)}", "e": "${if(none == turn, 1, none)}"}""",
        ["equality"] = """{"a": "${name == 'Ann'}", "b": "${name == 'ann'}", "c": "${turn == 7}", "d": "${turn == object.same}", "e": "${yes == true}", "f": "${none == name}", "g": "${blank == \"\"}", "h": "${(turn == 7) == yes}", "i": "${none == none}", "j": "${zero == no}"}""",
        ["junctions"] = """{"a": "${and(yes, not(no))}", "b": "${and(yes, no)}", "c": "${or(no, no, yes)}", "d": "${or(no, no)}", "e": "${and(yes, yes, turn == 7)}", "f": "${not(and(yes, no))}"}""",
        ["junctions stop early"] = """{"a": "${and(no, missing)}", "b": "${or(yes, missing)}"}""",
        ["empty"] = """{"a": [{"$when": "${empty(blank)}", "t": 1}, {"$when": "${empty(name)}", "t": 2}, {"$when": "${empty(nothing)}", "t": 3}, {"$when": "${empty(list)}", "t": 4}, {"$when": "${empty(bare)}", "t": 5}, {"$when": "${empty(object)}", "t": 6}, {"$when": "${empty(none)}", "t": 7}]}""",
        ["empty of what is missing"] = """{"a": "${if(empty(missing), 'none', 'some')}", "b": "${not(empty(object.a.c.d))}", "c": "${or(empty(missing[9]), no)}", "d": "${and(empty(missing), yes)}", "e": [{"$when": "${empty(missing.x)}", "t": 1}, {"$when": "${(empty(missing))}", "t": 2}]}""",
        ["escapes"] = """{"a": "\\${name} ${name}", "b": "\\`${name}\\`", "c": "\\n${name}\\\\x \\\\${name}", "d": "\\${name}", "e": "no \\` expression \\$", "f": "line\n\"${name}\" 'x' \u2028 \t"}""",
        ["quotes inside expressions"] = """{"a": "${if(yes, '}', '{')} ${if(yes, \"it's\", 'x')} ${if(no, '', '`')}"}""",
        ["text is escaped"] = """{"a": "${odd}", "b": "<${odd}>", "c": ["${odd}"], "quote \" \\ é 😀": "${name}", "d": "é 中 😀 \u0001 ${name}"}""",
        ["unused names"] = """{"$schema": "s", "schema": "${name}", "if": "${turn}", "": "${name}"}""",
    }.ToDictionary(item => item.Key, item => (item.Value, Data));
}
