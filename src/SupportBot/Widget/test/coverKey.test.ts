import assert from "node:assert/strict";
import { test } from "node:test";
import { CoverKey } from "../src/coverKey";

test("Escape covers when it is pressed twice in a short time", () => {
  const key = new CoverKey("Escape");
  assert.equal(key.pressed("Escape", 1000, false), false);
  assert.equal(key.pressed("Escape", 1700, false), false);
  assert.equal(key.pressed("Escape", 2100, false), true);
  assert.equal(key.pressed("Escape", 2200, false), false);
});

test("a key that is held down counts once", () => {
  const key = new CoverKey("Escape");
  key.pressed("Escape", 1000, false);
  assert.equal(key.pressed("Escape", 1030, true), false);
});

test("another key covers at the first press", () => {
  const key = new CoverKey("F9");
  assert.equal(key.pressed("Escape", 0, false), false);
  assert.equal(key.pressed("F9", 1, false), true);
  assert.deepEqual(key.names, ["F9"]);
});
