import assert from "node:assert/strict";
import { test } from "node:test";
import { answersCard, outgoing, saysForgotten } from "../src/protocol";

test("a message carries its language and nothing about the device", () => {
  assert.deepEqual(outgoing({ type: "message", text: "hi" }, "en-GB"), { type: "message", text: "hi", locale: "en-GB" });
});

test("asking, and asking to be forgotten, leave a card open; doing it spends the card", () => {
  for (const intent of ["why_not", "what_would_change", "show_answers", "change_answer", "privacy", "forget", "feedback", "help_now"]) {
    assert.equal(answersCard({ intent, card: 1 }), false, intent);
  }
  for (const data of [{ intent: "submit_form" }, { intent: "confirm_forget" }, { intent: "no" }, { intent: "helped" }, { intent: "change_answer", choice: "concern" }]) {
    assert.equal(answersCard(data), true, data.intent);
  }
});

test("only the guide's own event says that all is forgotten", () => {
  assert.ok(saysForgotten({ type: "event", name: "supportbot.forgotten" }));
  assert.ok(!saysForgotten({ type: "event", name: "other" }));
  assert.ok(!saysForgotten({ type: "message", name: "supportbot.forgotten" }));
});
