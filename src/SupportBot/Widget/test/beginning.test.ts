import assert from "node:assert/strict";
import { test } from "node:test";
import { beginEarly } from "../src/beginning";
import { DirectLine } from "../src/directline";
import { arrange } from "./arrange";
import { FakeService, settled } from "./fakes";

test("takes the conversation that was begun while the page loaded, and only once", async () => {
  const { service, recorder, connection } = arrangeEarly();
  await settled();
  connection.start(null);
  await settled();
  assert.deepEqual(service.paths(), ["POST tokens/generate", "POST conversations"]);
  assert.equal(recorder.saved?.userId, "web-early");
  connection.restart();
  await settled();
  assert.equal(recorder.saved?.conversationId, "c2");
  assert.equal(recorder.saved?.userId, "web-1");
});

test("begins itself where the early beginning had no answer", async () => {
  const { service, clock, recorder, connection } = arrangeEarly();
  service.fault = () => "no answer";
  await settled();
  service.fault = () => undefined;
  connection.start(null);
  await settled();
  assert.equal(recorder.states.at(-1), "reconnecting");
  await clock.advance(2000);
  assert.equal(recorder.saved?.userId, "web-1");
});

test("what was begun early is not gone on with when the person leaves first", async () => {
  const { service, connection } = arrangeEarly();
  connection.start(null);
  connection.close();
  await settled();
  assert.deepEqual(service.paths(), ["POST tokens/generate"]);
});

function arrangeEarly() {
  const service = new FakeService();
  const early = beginEarly(new DirectLine("/v3/directline", service.fetch), "web-early", "en-GB");
  return arrange({ early }, service);
}
