import assert from "node:assert/strict";
import { test } from "node:test";
import { outgoing } from "../src/protocol";

test("a message carries its language and nothing about the device", () => {
  assert.deepEqual(outgoing({ type: "message", text: "hi" }, "en-GB"), { type: "message", text: "hi", locale: "en-GB" });
});
