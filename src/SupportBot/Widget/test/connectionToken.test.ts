import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, expired, opened, savedAs } from "./arrange";
import { FakeService, settled } from "./fakes";

test("goes on with its conversation by a token that has expired, whatever time the device shows", async () => {
  const { service, recorder, connection } = arrangeGreeted();
  service.fault = expired("old");
  connection.start(savedAs("c1", "old"));
  await settled();
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
  assert.equal(recorder.saved?.userId, "web-0");
  assert.equal(service.times("POST tokens/refresh"), 1);
  assert.ok(!service.paths().includes("POST conversations"));
});

test("what is said while an expired token is being exchanged is sent after what was said before, and its reply is news", async () => {
  const { service, recorder, sockets, connection } = arrangeGreeted();
  service.fault = expired("old");
  connection.start(savedAs("c1", "old"));
  await connection.post({ type: "message", text: "help" });
  service.say("c1", "reply");
  await settled();
  sockets[0]?.deliver(service.conversations.get("c1") ?? [], "3");
  assert.deepEqual(recorder.texts, ["earlier: hello", "help", "reply"]);
});

test("after an hour without a network it goes on with its conversation, and so does the message that was written", async () => {
  const { service, clock, recorder, socket, connection } = await opened();
  service.fault = () => "no answer";
  socket.onclose?.();
  await settled();
  for (let minute = 0; minute < 60; minute++) await clock.advance(60_000);
  service.fault = expired("token-c1");
  connection.wake();
  await connection.post({ type: "message", text: "still here" });
  await settled();
  assert.deepEqual(service.conversations.get("c1")?.map((activity) => activity.text), ["still here"]);
  assert.equal(service.times("POST conversations"), 1);
  assert.notEqual(recorder.states.at(-1), "ended");
});

test("a token that a message was sent with is itself exchanged when it expires", async () => {
  const { service, connection } = await opened();
  for (const token of ["token-c1", "token-c1+"]) {
    service.fault = expired(token);
    await connection.post({ type: "message", text: `after ${token}` });
  }
  assert.equal(service.conversations.get("c1")?.length, 2);
  assert.equal(service.times("POST conversations"), 1);
});

test("an expired token that cannot be exchanged for want of a network is exchanged later", async () => {
  const { service, clock, recorder, connection } = arrangeGreeted();
  service.fault = (call) => (call.path === "tokens/refresh" ? "no answer" : expired("old")(call));
  connection.start(savedAs("c1", "old"));
  await settled();
  assert.equal(recorder.states.at(-1), "reconnecting");
  service.fault = expired("old");
  await clock.advance(20_000);
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
});

test("a token that belongs to another conversation opens neither: a new one begins", async () => {
  const { service, recorder, connection } = arrange();
  service.conversations.set("c1", []);
  service.conversations.set("theirs", []);
  service.say("theirs", "private");
  service.fault = (call) => {
    if (call.token !== "stolen") return undefined;
    return call.path === "tokens/refresh" ? { body: { conversationId: "theirs", token: "stolen+", expires_in: 1800 } } : { status: 403 };
  };
  connection.start(savedAs("c1", "stolen"));
  await settled();
  assert.equal(recorder.saved?.userId, "web-1");
  assert.deepEqual(recorder.texts, []);
});

test("a conversation that refuses every token is asked once for a fresh one, not for ever", async () => {
  const { service, recorder, connection } = arrange();
  service.conversations.set("closed", []);
  service.fault = (call) => (call.path.startsWith("conversations/closed") ? { status: 403 } : undefined);
  connection.start(savedAs("closed", "t"));
  await settled();
  assert.equal(recorder.saved?.userId, "web-1");
  assert.equal(service.times("POST tokens/refresh"), 1);
});

test("refreshes the token when half of its time is over, and tries again when that fails", async () => {
  const { service, clock, recorder } = await opened();
  for (let i = 0; i < 59; i++) await clock.advance(15_000);
  assert.equal(service.times("POST tokens/refresh"), 0);
  service.fault = (call) => (call.path === "tokens/refresh" ? "no answer" : undefined);
  await clock.advance(15_000);
  service.fault = () => undefined;
  await clock.advance(15_000);
  assert.equal(recorder.saved?.token, "token-c1+");
});

/** A service that has greeted somebody in the conversation c1. */
function arrangeGreeted() {
  const service = new FakeService();
  service.conversations.set("c1", []);
  service.say("c1", "hello");
  return arrange({}, service);
}
