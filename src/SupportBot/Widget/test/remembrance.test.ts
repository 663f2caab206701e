import assert from "node:assert/strict";
import { test } from "node:test";
import type { Credentials } from "../src/protocol";
import { Remembrance } from "../src/remembrance";

const credentials = (token: string): Credentials => ({ conversationId: "c1", token, userId: "web-1", expiresAt: 0 });

function arrange() {
  let kept: Credentials | null = null;
  return { remembrance: new Remembrance(null, (credentials) => (kept = credentials)), token: () => kept?.token };
}

test("each new token is kept", () => {
  const { remembrance, token } = arrange();
  remembrance.changed(credentials("a"));
  remembrance.changed(credentials("b"));
  assert.equal(token(), "b");
});

test("once forgotten, a new token brings nothing back", () => {
  const { remembrance, token } = arrange();
  remembrance.changed(credentials("a"));
  remembrance.forget();
  assert.equal(token(), undefined);
  remembrance.changed(credentials("b"));
  assert.equal(token(), undefined);
});

test("what is said after being forgotten makes the tab remember, with the latest token", () => {
  const { remembrance, token } = arrange();
  remembrance.changed(credentials("a"));
  remembrance.forget();
  remembrance.changed(credentials("b"));
  remembrance.spoken();
  assert.equal(token(), "b");
  remembrance.changed(credentials("c"));
  assert.equal(token(), "c");
});

test("a conversation that begins after the forgotten one has ended is remembered", () => {
  const { remembrance, token } = arrange();
  remembrance.changed(credentials("a"));
  remembrance.forget();
  remembrance.changed(null);
  remembrance.changed(credentials("b"));
  assert.equal(token(), "b");
});
