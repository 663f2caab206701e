import assert from "node:assert/strict";
import { test } from "node:test";
import { asText } from "../src/keepsake";
import { kindOfCard } from "../src/protocol";

test("a heading stands apart, and an address after its words", () => {
  const text = asText([
    { text: "What may fit", heading: true },
    { text: "Coaching pool", heading: false, address: "https://works.example" },
    { text: "Help", heading: true },
  ]);
  assert.equal(text, "What may fit\nCoaching pool (https://works.example)\n\nHelp\n");
});

test("a card is known by what its buttons send", () => {
  const kind = (...intents: string[]) => kindOfCard(intents.map((intent) => ({ intent })));
  assert.equal(kind("talk_to_person", "change_answer", "help_now", "feedback"), "suggestion");
  assert.equal(kind("prefer", "prefer", "help_now"), "suggestion");
  assert.equal(kind("in_danger", "im_safe"), "help lines");
  assert.equal(kind("change_answer", "menu"), undefined);
  assert.equal(kindOfCard([undefined, "text", null]), undefined);
});
