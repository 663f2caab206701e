import assert from "node:assert/strict";
import { test } from "node:test";
import { onThisOrigin } from "../src/stream";
import { arrange, opened, savedAs } from "./arrange";
import { settled } from "./fakes";

test("begins with a token of its own and reads the stream on the page's origin", async () => {
  const { service, recorder, socket, connection } = await opened();
  assert.deepEqual(service.paths(), ["POST tokens/generate", "POST conversations"]);
  assert.equal(service.calls[1]?.token, "permit");
  assert.equal(socket.address, "wss://hr.example/stream/c1");
  socket.deliver([{ type: "message", id: "c1|0", text: "hello" }], "1");
  socket.onmessage?.({ data: "" });
  assert.deepEqual(recorder.texts, ["hello"]);
  assert.deepEqual(recorder.states, ["connecting", "online"]);
  assert.equal(recorder.saved?.conversationId, "c1");
  connection.stop();
  assert.ok(socket.closed);
});

test("after a lost socket reads what was missed, once, and continues from its watermark", async () => {
  const { service, clock, recorder, socket, sockets } = await opened();
  const first = service.say("c1", "one");
  socket.deliver([first], "1");
  service.say("c1", "two");
  await clock.advance(10_000);
  socket.onclose?.();
  await settled();
  assert.equal(recorder.states.at(-1), "reconnecting");
  await clock.advance(1000);
  assert.ok(service.paths().includes("GET conversations/c1/activities?watermark=1"));
  assert.ok(service.paths().includes("GET conversations/c1?watermark=2"));
  sockets[1]?.onopen?.();
  sockets[1]?.deliver(service.conversations.get("c1") ?? [], "2");
  assert.deepEqual(recorder.texts, ["one", "two"]);
  assert.equal(recorder.states.at(-1), "online");
});

test("a rubbish frame makes it reconnect and read over HTTP", async () => {
  const { service, clock, recorder, socket } = await opened();
  service.say("c1", "one");
  socket.onmessage?.({ data: "rubbish" });
  assert.ok(socket.closed);
  await settled();
  await clock.advance(2000);
  assert.deepEqual(recorder.texts, ["one"]);
});

test("polls when no socket can be opened", async () => {
  const { service, clock, recorder, sockets, connection } = arrange();
  connection.start(null);
  await settled();
  sockets[0]?.onclose?.();
  await settled();
  await clock.advance(4000);
  sockets[1]?.onclose?.();
  await settled();
  await clock.advance(4000);
  assert.equal(sockets.length, 2);
  assert.equal(recorder.states.at(-1), "online");
  service.say("c1", "by polling");
  await clock.advance(1000);
  assert.deepEqual(recorder.texts, ["by polling"]);
});

test("polls when the browser throws on every attempt to open a socket", async (t) => {
  t.mock.method(console, "error", () => undefined);
  const { service, clock, recorder, connection } = arrange({
    openSocket: () => {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  connection.start(null);
  await settled();
  for (let i = 0; i < 4; i++) await clock.advance(4000);
  assert.equal(recorder.states.at(-1), "online");
  service.say("c1", "by polling");
  await clock.advance(1000);
  assert.deepEqual(recorder.texts, ["by polling"]);
});

test("resumes after a reload and tells history from news", async () => {
  const { recorder: earlier, service, connection: before } = await opened();
  service.say("c1", "hello");
  before.stop();
  const { recorder, connection } = arrange({ newUserId: () => "web-2" }, service);
  connection.start(earlier.saved);
  await settled();
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
  assert.equal(service.times("POST conversations"), 1);
});

test("begins anew when the saved conversation is no more", async () => {
  const { recorder, connection } = arrange();
  connection.start(savedAs("gone", "t"));
  await settled();
  assert.equal(recorder.saved?.userId, "web-1");
});

test("an activity that cannot be drawn, read back or new, does not keep the next from being shown", async (t) => {
  const reported = t.mock.method(console, "error", () => undefined);
  const { service, clock, recorder, socket } = await opened();
  recorder.fault = "bad";
  socket.deliver([service.say("c1", "bad"), service.say("c1", "good")], "2");
  service.say("c1", "bad");
  service.say("c1", "later");
  await clock.advance(10_000);
  socket.onclose?.();
  await settled();
  await clock.advance(1000);
  assert.deepEqual(recorder.texts, ["good", "later"]);
  assert.equal(reported.mock.callCount(), 2);
});

test("a stream address of any host becomes one on the page's origin", () => {
  assert.equal(onThisOrigin("wss://inside.invalid/v3/stream?t=1", "http://localhost:3978"), "ws://localhost:3978/v3/stream?t=1");
});
