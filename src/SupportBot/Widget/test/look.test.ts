import assert from "node:assert/strict";
import { test } from "node:test";
import { readLook } from "../src/look";

test("what a person chose goes before what the site asks for", () => {
  assert.deepEqual(readLook({ text: "130", colours: "dark" }, "light"), { text: "130", colours: "dark" });
  assert.deepEqual(readLook(null, "contrast"), { text: "100", colours: "contrast" });
});

test("what cannot be followed is passed over", () => {
  for (const kept of [null, 1, "dark", [], { text: "900", colours: "pink" }, { text: 130 }]) {
    assert.deepEqual(readLook(kept, "pink"), { text: "100", colours: "auto" });
  }
});
