import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectLine, DirectLineError } from "../src/directline";
import { arrange, opened } from "./arrange";
import { settled } from "./fakes";

test("says that the conversation has ended; the next message begins another and gets there", async () => {
  const { service, clock, recorder, socket, connection } = await opened();
  await clock.advance(10_000);
  service.conversations.delete("c1");
  socket.onclose?.();
  await settled();
  await clock.advance(2000);
  assert.equal(recorder.states.at(-1), "ended");
  assert.equal(recorder.saved, null);
  await connection.post({ type: "message", text: "are you there" });
  assert.deepEqual(service.conversations.get("c2")?.map((activity) => activity.text), ["are you there"]);
});

test("a message refused with 403 is sent in a new conversation", async () => {
  const { service, connection } = await opened();
  service.fault = (call) => (call.token === "token-c1" ? { status: 403 } : undefined);
  await connection.post({ type: "message", text: "hi" });
  assert.deepEqual(service.conversations.get("c2")?.map((activity) => activity.text), ["hi"]);
});

test("waits as long as the service asks, says when it cannot be reached, and goes on when it is back", async () => {
  const { service, clock, recorder, sockets, connection } = arrange();
  service.fault = () => ({ status: 429, headers: { "Retry-After": "30" } });
  connection.start(null);
  await settled();
  await clock.advance(29_000);
  assert.equal(service.calls.length, 1);
  service.fault = () => "no answer";
  await clock.advance(1000);
  await clock.advance(20_000);
  assert.equal(recorder.states.at(-1), "unreachable");
  service.fault = () => undefined;
  connection.wake();
  await settled();
  sockets[0]?.onopen?.();
  assert.equal(recorder.states.at(-1), "online");
});

test("an error that nobody expected is retried like a fault of the network", async (t) => {
  t.mock.method(console, "error", () => undefined);
  let unlucky = true;
  const { clock, recorder, sockets, connection } = arrange({
    newUserId: () => {
      if (!unlucky) return "web-1";
      unlucky = false;
      throw new TypeError("unexpected");
    },
  });
  connection.start(null);
  await settled();
  assert.equal(recorder.states.at(-1), "reconnecting");
  await clock.advance(2000);
  sockets[0]?.onopen?.();
  assert.equal(recorder.states.at(-1), "online");
});

test("waits and stops in a browser that cannot combine signals", async (t) => {
  const any = AbortSignal.any;
  t.after(() => (AbortSignal.any = any));
  AbortSignal.any = undefined as unknown as typeof any;
  const { service, clock, recorder, sockets, connection } = arrange();
  service.fault = () => "no answer";
  connection.start(null);
  await settled();
  const calls = service.calls.length;
  service.fault = () => undefined;
  connection.wake();
  await settled();
  sockets[0]?.onopen?.();
  assert.equal(calls, 1);
  assert.equal(recorder.states.at(-1), "online");
  sockets[0]?.onclose?.();
  await settled();
  connection.stop();
  const before = service.calls.length;
  await clock.advance(60_000);
  assert.equal(service.calls.length, before);
});

test("an answer that is not JSON is a fault of the service, not of the page", async () => {
  const service = new DirectLine("", async () => new Response("<html>"));
  await assert.rejects(service.refresh("t"), (error: unknown) => error instanceof DirectLineError && error.isTransient);
});
