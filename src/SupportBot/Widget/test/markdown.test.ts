import assert from "node:assert/strict";
import { test } from "node:test";
import { safeLink } from "../src/links";
import { parse, plainText, type Inline } from "../src/markdown";

const inlines = (text: string): Inline[] => {
  const [block] = parse(text);
  assert.equal(block?.kind, "paragraph");
  return block.content;
};

test("bold, links and bare addresses are recognised within a sentence", () => {
  assert.deepEqual(inlines("**Call** [them](tel:+15550100), see https://example.org/a."), [
    { kind: "bold", content: [{ kind: "text", text: "Call" }] },
    { kind: "text", text: " " },
    { kind: "link", address: "tel:+15550100", content: [{ kind: "text", text: "them" }] },
    { kind: "text", text: ", see " },
    { kind: "link", address: "https://example.org/a", content: [{ kind: "text", text: "https://example.org/a" }] },
    { kind: "text", text: "." },
  ]);
});

test("lists are split from the paragraphs around them", () => {
  const blocks = parse("You can:\n- rest\n- talk\n\nOr:\n3. three\n4. four");
  assert.deepEqual(blocks.map((block) => block.kind), ["paragraph", "list", "paragraph", "list"]);
  const numbers = blocks[3];
  assert.ok(numbers?.kind === "list" && numbers.ordered && numbers.start === 3 && numbers.items.length === 2);
});

test("markup and unsafe links stay words", () => {
  for (const text of ["<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](http://example.org)", "[a](/path)"]) {
    assert.ok(inlines(text).every((part) => part.kind === "text"), text);
    assert.equal(plainText(parse(text)), text);
  }
});

test("stars, brackets and backslashes that are no markup are kept", () => {
  for (const text of ["2 * 3 ** 4", "a [b] (c)", "**", "[]()", "** bold **", "C:\\dir"]) assert.equal(plainText(parse(text)), text);
});

test("hostile input neither hangs nor breaks the reader", { timeout: 30_000 }, () => {
  for (const piece of ["**", "[", "[a](", "- ", "\\", "https://", "**a"]) {
    assert.ok(parse(piece.repeat(50_000 / piece.length)).length > 0, piece);
  }
});

test("only https, tel, sms and mailto addresses are links", () => {
  assert.equal(safeLink("https://example.org"), "https://example.org/");
  assert.equal(safeLink(" tel:112 "), "tel:112");
  for (const address of ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "http://example.org", "//example.org", "data:,x", "file:///etc", "", null, 7]) {
    assert.equal(safeLink(address), undefined, String(address));
  }
});
