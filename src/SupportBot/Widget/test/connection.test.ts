import assert from "node:assert/strict";
import { test } from "node:test";
import { beginEarly } from "../src/beginning";
import { Connection, type ConnectionOptions } from "../src/connection";
import { DirectLine, DirectLineError } from "../src/directline";
import type { Credentials } from "../src/protocol";
import { onThisOrigin } from "../src/stream";
import { FakeService, FakeSocket, ManualClock, Recorder, settled } from "./fakes";

function arrange(options: Partial<ConnectionOptions> = {}) {
  const service = new FakeService();
  const clock = new ManualClock();
  const recorder = new Recorder();
  const sockets: FakeSocket[] = [];
  const connection = new Connection(
    {
      service: new DirectLine("/v3/directline", service.fetch),
      openSocket: (address) => {
        const socket = new FakeSocket(address);
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      origin: "https://hr.example",
      locale: "en-GB",
      newUserId: () => "web-1",
      clock,
      ...options,
    },
    recorder,
  );
  return { service, clock, recorder, sockets, connection };
}

async function opened() {
  const parts = arrange();
  parts.connection.start(null);
  await settled();
  const socket = parts.sockets[0];
  assert.ok(socket);
  socket.onopen?.();
  return { ...parts, socket };
}

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
  const { service, clock, recorder, socket, sockets, connection } = await opened();
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
  connection.stop();
});

test("a rubbish frame makes it reconnect and read over HTTP", async () => {
  const { service, clock, recorder, socket, connection } = await opened();
  service.say("c1", "one");
  socket.onmessage?.({ data: "rubbish" });
  assert.ok(socket.closed);
  await settled();
  await clock.advance(2000);
  assert.deepEqual(recorder.texts, ["one"]);
  connection.stop();
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
  connection.stop();
});

test("resumes after a reload and tells history from news", async () => {
  const { recorder: earlier, service, connection: before } = await opened();
  service.say("c1", "hello");
  before.stop();
  const { recorder, connection } = arrangeWith(service);
  connection.start(earlier.saved);
  await settled();
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
  assert.equal(service.calls.filter((call) => call.path === "conversations").length, 1);
  connection.stop();
});

test("begins anew when the saved conversation is no more", async () => {
  const { recorder, connection } = arrange();
  connection.start(savedAs("gone", "t"));
  await settled();
  assert.equal(recorder.saved?.userId, "web-1");
  connection.stop();
});

test("goes on with its conversation by a token that has expired, whatever time the device shows", async () => {
  const { service, recorder, connection } = arrange();
  service.conversations.set("c1", []);
  service.say("c1", "hello");
  service.fault = expired("old");
  connection.start(savedAs("c1", "old"));
  await settled();
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
  assert.equal(recorder.saved?.userId, "web-0");
  assert.equal(service.paths().filter((path) => path === "POST tokens/refresh").length, 1);
  assert.ok(!service.paths().includes("POST conversations"));
  connection.stop();
});

test("what is said while an expired token is being exchanged is sent after what was said before, and its reply is news", async () => {
  const { service, recorder, sockets, connection } = arrange();
  service.conversations.set("c1", []);
  service.say("c1", "hello");
  service.fault = expired("old");
  connection.start(savedAs("c1", "old"));
  await connection.post({ type: "message", text: "help" });
  service.say("c1", "reply");
  await settled();
  sockets[0]?.deliver(service.conversations.get("c1") ?? [], "3");
  assert.deepEqual(recorder.texts, ["earlier: hello", "help", "reply"]);
  connection.stop();
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
  assert.equal(service.paths().filter((path) => path === "POST conversations").length, 1);
  assert.notEqual(recorder.states.at(-1), "ended");
  connection.stop();
});

test("a token that a message was sent with is itself exchanged when it expires", async () => {
  const { service, connection } = await opened();
  for (const token of ["token-c1", "token-c1+"]) {
    service.fault = expired(token);
    await connection.post({ type: "message", text: `after ${token}` });
  }
  assert.equal(service.conversations.get("c1")?.length, 2);
  assert.equal(service.paths().filter((path) => path === "POST conversations").length, 1);
  connection.stop();
});

test("an expired token that cannot be exchanged for want of a network is exchanged later", async () => {
  const { service, clock, recorder, connection } = arrange();
  service.conversations.set("c1", []);
  service.say("c1", "hello");
  service.fault = (call) => (call.path === "tokens/refresh" ? "no answer" : expired("old")(call));
  connection.start(savedAs("c1", "old"));
  await settled();
  assert.equal(recorder.states.at(-1), "reconnecting");
  service.fault = expired("old");
  await clock.advance(20_000);
  assert.deepEqual(recorder.texts, ["earlier: hello"]);
  connection.stop();
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
  connection.stop();
});

test("a conversation that refuses every token is asked once for a fresh one, not for ever", async () => {
  const { service, recorder, connection } = arrange();
  service.conversations.set("closed", []);
  service.fault = (call) => (call.path.startsWith("conversations/closed") ? { status: 403 } : undefined);
  connection.start(savedAs("closed", "t"));
  await settled();
  assert.equal(recorder.saved?.userId, "web-1");
  assert.equal(service.paths().filter((path) => path === "POST tokens/refresh").length, 1);
  connection.stop();
});

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
  connection.stop();
});

test("a message refused with 403 is sent in a new conversation", async () => {
  const { service, connection } = await opened();
  service.fault = (call) => (call.token === "token-c1" ? { status: 403 } : undefined);
  await connection.post({ type: "message", text: "hi" });
  assert.deepEqual(service.conversations.get("c2")?.map((activity) => activity.text), ["hi"]);
  connection.stop();
});

test("refreshes the token when half of its time is over, and tries again when that fails", async () => {
  const { service, clock, recorder, connection } = await opened();
  for (let i = 0; i < 59; i++) await clock.advance(15_000);
  assert.equal(service.paths().filter((path) => path === "POST tokens/refresh").length, 0);
  service.fault = (call) => (call.path === "tokens/refresh" ? "no answer" : undefined);
  await clock.advance(15_000);
  service.fault = () => undefined;
  await clock.advance(15_000);
  assert.equal(recorder.saved?.token, "token-c1+");
  connection.stop();
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
  connection.stop();
});

test("an answer that is not JSON is a fault of the service, not of the page", async () => {
  const service = new DirectLine("", async () => new Response("<html>"));
  await assert.rejects(service.refresh("t"), (error: unknown) => error instanceof DirectLineError && error.isTransient);
});

test("a stream address of any host becomes one on the page's origin", () => {
  assert.equal(onThisOrigin("wss://inside.invalid/v3/stream?t=1", "http://localhost:3978"), "ws://localhost:3978/v3/stream?t=1");
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
  connection.stop();
});

test("an activity that cannot be drawn, read back or new, does not keep the next from being shown", async (t) => {
  const reported = t.mock.method(console, "error", () => undefined);
  const { service, clock, recorder, socket, connection } = await opened();
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
  connection.stop();
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
  connection.stop();
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

function savedAs(conversationId: string, token: string): Credentials {
  return { conversationId, token, userId: "web-0", expiresAt: 0 };
}

/** A service for which this token has expired: it is good for nothing but to be exchanged. */
function expired(token: string): FakeService["fault"] {
  return (call) => (call.token === token && call.path !== "tokens/refresh" ? { status: 403 } : undefined);
}

function arrangeWith(service: FakeService) {
  const parts = arrange();
  const connection = new Connection(
    {
      service: new DirectLine("/v3/directline", service.fetch),
      openSocket: (address) => new FakeSocket(address) as unknown as WebSocket,
      origin: "https://hr.example",
      locale: "en-GB",
      newUserId: () => "web-2",
      clock: parts.clock,
    },
    parts.recorder,
  );
  return { ...parts, connection };
}

test("after it is closed nothing is sent and no conversation is begun", async () => {
  const { service, clock, connection } = await opened();
  const before = service.calls.length;
  connection.close();

  await assert.rejects(connection.post({ type: "message", text: "private" }), (error: unknown) => error instanceof DirectLineError && !error.isTransient && !error.isGone);
  connection.restart();
  for (let i = 0; i < 10; i++) await clock.advance(20_000);

  assert.equal(service.calls.length, before);
});

test("closed while its first token is under way, it begins no conversation", async () => {
  const { service, connection } = arrange();
  connection.start(null);
  const waiting = connection.post({ type: "message", text: "private" });
  connection.close();
  await settled();
  assert.deepEqual(service.paths(), ["POST tokens/generate"]);
  assert.equal(await Promise.race([waiting, settled().then(() => "not sent")]), "not sent");
});

test("closed while a message is refused, it does not send it in another conversation", async () => {
  const { service, connection } = await opened();
  service.fault = () => {
    connection.close();
    return { status: 403 };
  };
  await assert.rejects(connection.post({ type: "message", text: "private" }));
  await settled();
  assert.equal(service.paths().filter((path) => path === "POST conversations").length, 1);
});

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
  connection.stop();
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
  connection.stop();
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
  return { ...arrange({ service: new DirectLine("/v3/directline", service.fetch), early }), service };
}
