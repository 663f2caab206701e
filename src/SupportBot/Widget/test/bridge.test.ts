import assert from "node:assert/strict";
import { test } from "node:test";
import { Bridge } from "../src/bridge";

const origin = "https://shop.example";

function arrange() {
  const sent: { message: unknown; to: string }[] = [];
  const partner = { postMessage: (message: unknown, to: string) => void sent.push({ message, to }) };
  const bridge = new Bridge(partner, origin);
  const read = (data: unknown, change = {}) => bridge.read({ source: partner, origin, data, ...change });
  return { bridge, read, sent };
}

test("a message goes to the partner's origin and to no other", () => {
  const { bridge, sent } = arrange();
  bridge.send({ type: "said" });
  assert.deepEqual(sent, [{ message: { supportbot: 1, type: "said" }, to: origin }]);
});

test("only the partner's window at the partner's origin is heard", () => {
  const { read } = arrange();
  const message = { supportbot: 1, type: "close" };
  assert.equal(read(message)?.type, "close");
  assert.equal(read(message, { origin: "https://evil.example" }), undefined);
  assert.equal(read(message, { source: {} }), undefined);
});

test("what is no message of ours is passed over", () => {
  const { read } = arrange();
  for (const data of [null, undefined, "close", 1, [], {}, { type: "close" }, { supportbot: 1 }, { supportbot: 1, type: "toString" }, { supportbot: 2, type: "close" }]) {
    assert.equal(read(data), undefined);
  }
});

test("the way out leads to https alone", () => {
  const { read } = arrange();
  const leave = (to: unknown) => read({ supportbot: 1, type: "leave", to });
  assert.equal(leave("https://neutral.example/")?.type, "leave");
  for (const to of ["javascript:alert(1)", "http://neutral.example", "https://", "//neutral.example", 1, undefined]) assert.equal(leave(to), undefined);
});
