import assert from "node:assert/strict";
import { test } from "node:test";
import { CoverKey } from "../src/coverKey";

/** Presses the key at these times and yields whether the page is covered after each. */
function covered(name: string, ...times: number[]): boolean[] {
  const key = new CoverKey(name);
  let isCovered = false;
  return times.map((at) => {
    if (key.pressed(name, at, false, isCovered)) isCovered = !isCovered;
    return isCovered;
  });
}

test("Escape covers when it is pressed twice in a short time", () => {
  assert.deepEqual(covered("Escape", 1000, 1700, 2100), [false, false, true]);
});

test("pressed in fright more often than needed, the key leaves the page covered", () => {
  assert.deepEqual(covered("Escape", 0, 100, 200, 300, 400, 1200, 2100), [false, true, true, true, true, true, true]);
  assert.deepEqual(covered("F9", 0, 200, 1100), [true, true, true]);
});

test("left alone for a second, the key uncovers the page as it covered it, and covers it again at once", () => {
  assert.deepEqual(covered("Escape", 0, 100, 2000, 4000, 4100, 4200, 4300), [false, true, true, true, false, false, true]);
  assert.deepEqual(covered("F9", 0, 2000, 2100), [true, false, true]);
});

test("a key that is held down counts once, and is not left alone", () => {
  const key = new CoverKey("Escape");
  key.pressed("Escape", 1000, false, false);
  assert.equal(key.pressed("Escape", 1030, true, false), false);
  const other = new CoverKey("F9");
  assert.equal(other.pressed("F9", 0, false, false), true);
  assert.equal(other.pressed("F9", 1900, true, true), false);
  assert.equal(other.pressed("F9", 2000, false, true), false);
});

test("another key covers at the first press", () => {
  const key = new CoverKey("F9");
  assert.equal(key.pressed("Escape", 0, false, false), false);
  assert.equal(key.pressed("F9", 1, false, false), true);
  assert.deepEqual(key.names, ["F9"]);
});
