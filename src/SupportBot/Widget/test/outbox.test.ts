import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectLineError } from "../src/directline";
import { Outbox, type DeliveryState } from "../src/outbox";
import type { Activity } from "../src/protocol";
import { ManualClock, settled } from "./fakes";

function arrange(post: (activity: Activity) => Promise<void>, kept: Activity[] = []) {
  const clock = new ManualClock();
  const states: DeliveryState[] = [];
  const posted: string[] = [];
  let stored = kept;
  const outbox = new Outbox(
    (activity) => {
      posted.push(activity.channelData?.clientActivityID ?? "");
      return post(activity);
    },
    { read: () => stored, write: (activities) => (stored = activities) },
    { queued: () => undefined, stateChanged: (_, state) => states.push(state) },
    clock,
  );
  return { clock, states, posted, outbox, stored: () => stored };
}

const message = (text: string): Activity => ({ type: "message", text });

test("a try after a fault carries the same id, and the message is kept until it is taken", async () => {
  let faults = 2;
  const { clock, states, posted, outbox, stored } = arrange(async () => {
    if (faults-- > 0) throw new DirectLineError(503);
  });
  outbox.send(message("hi"));
  await settled();
  assert.equal(stored().length, 1);
  await clock.advance(1000);
  await clock.advance(2000);
  assert.equal(posted.length, 3);
  assert.equal(new Set(posted).size, 1);
  assert.equal(states.at(-1), "sent");
  assert.equal(stored().length, 0);
});

test("an echo shows the message as sent, and it is posted until the request itself is answered", async () => {
  let down = true;
  const { clock, states, posted, outbox, stored } = arrange(async () => {
    if (down) throw new DirectLineError(0);
  });
  outbox.send(message("hi"));
  await settled();
  outbox.echoed(posted[0] ?? "");
  for (let i = 0; i < 10; i++) await clock.advance(20_000);
  assert.equal(states.at(-1), "sent");
  assert.equal(stored().length, 1);
  down = false;
  outbox.retry();
  await settled();
  assert.equal(new Set(posted).size, 1);
  assert.equal(posted.length, 6);
  assert.equal(stored().length, 0);
});

test("gives up after some tries, says so, and tries again when told", async () => {
  let down = true;
  const { clock, states, outbox, stored } = arrange(async () => {
    if (down) throw new DirectLineError(0);
  });
  outbox.send(message("hi"));
  for (let i = 0; i < 10; i++) await clock.advance(20_000);
  assert.equal(states.at(-1), "failed");
  assert.equal(stored().length, 1);
  down = false;
  outbox.retry();
  await settled();
  assert.equal(states.at(-1), "sent");
});

test("a message that waits because there were many says so until its next try", async () => {
  const { clock, states, outbox } = arrange(() => Promise.reject(new DirectLineError(429, 30_000)));
  outbox.send(message("hi"));
  await settled();
  await clock.advance(20_000);
  assert.deepEqual(states, ["sending", "busy"]);
});

test("messages keep their order, and a call for help waits for none of them", async () => {
  const arrived: (string | undefined)[] = [];
  let release: () => void = () => undefined;
  const blocked = new Promise<void>((resolve) => (release = resolve));
  const { outbox } = arrange(async (activity) => {
    if (activity.text === "one") await blocked;
    arrived.push(activity.text);
  });
  outbox.send(message("one"));
  outbox.send(message("two"));
  outbox.send(message("help"), true);
  await settled();
  assert.deepEqual(arrived, ["help"]);
  release();
  await settled();
  assert.deepEqual(arrived, ["help", "one", "two"]);
});

test("a message that the service will not take is dropped and does not hold up the next", async () => {
  const { states, outbox, stored } = arrange(async (activity) => {
    if (activity.text === "bad") throw new DirectLineError(400);
  });
  outbox.send(message("bad"));
  outbox.send(message("good"));
  await settled();
  assert.ok(states.includes("refused"));
  assert.equal(states.at(-1), "sent");
  assert.equal(stored().length, 0);
});

test("a reload takes up all whose request was not answered, also what the service had echoed", async () => {
  const before = arrange(() => new Promise(() => undefined));
  before.outbox.send(message("a"));
  before.outbox.send(message("b"));
  await settled();
  before.outbox.echoed(before.posted[0] ?? "");
  const { posted, outbox, stored } = arrange(async () => undefined, before.stored());
  outbox.restore();
  await settled();
  assert.equal(posted[0], before.posted[0]);
  assert.equal(posted.length, 2);
  assert.equal(stored().length, 0);
});

test("being forgotten drops what could not be sent and keeps what is under way", async () => {
  const { clock, posted, outbox, stored } = arrange((activity) =>
    activity.text === "old" ? Promise.reject(new DirectLineError(0)) : new Promise(() => undefined),
  );
  outbox.send(message("old"));
  for (let i = 0; i < 10; i++) await clock.advance(20_000);
  outbox.send(message("forget me"));
  outbox.send(message("newer"));
  await settled();

  outbox.forget();

  assert.deepEqual(stored().map((activity) => activity.text), ["forget me", "newer"]);
  const before = posted.length;
  outbox.retry();
  await settled();
  assert.equal(posted.length, before);
});

test("a message sent before the earlier ones are taken up neither drops them nor goes twice", async () => {
  const kept = [{ ...message("a"), channelData: { clientActivityID: "a" } }];
  const { posted, outbox, stored } = arrange(() => new Promise(() => undefined), kept);
  outbox.send(message("help"), true);
  assert.deepEqual(stored().map((activity) => activity.text), ["a", "help"]);
  outbox.restore();
  await settled();
  assert.equal(posted.length, 2);
  assert.equal(posted[1], "a");
});

test("an error that nobody expected holds up neither the next message nor another try", async (t) => {
  t.mock.method(console, "error", () => undefined);
  let broken = true;
  const { clock, states, outbox, stored } = arrange(async (activity) => {
    if (broken && activity.text === "one") throw new TypeError("unexpected");
  });
  outbox.send(message("one"));
  outbox.send(message("two"));
  for (let i = 0; i < 10; i++) await clock.advance(20_000);
  assert.equal(states.at(-1), "sent");
  assert.deepEqual(stored().map((activity) => activity.text), ["one"]);
  broken = false;
  outbox.retry();
  await settled();
  assert.equal(stored().length, 0);
});

test("a message that cannot be drawn is sent all the same, and so is the next", async (t) => {
  t.mock.method(console, "error", () => undefined);
  const posted: (string | undefined)[] = [];
  const draw = () => {
    throw new TypeError("It cannot be drawn.");
  };
  const outbox = new Outbox(
    async (activity) => void posted.push(activity.text),
    { read: () => [], write: () => undefined },
    { queued: draw, stateChanged: draw },
    new ManualClock(),
  );
  outbox.send(message("one"));
  outbox.send(message("two"));
  await settled();
  assert.deepEqual(posted, ["one", "two"]);
});

test("after it is closed nothing is tried again, neither what waits for a try nor what waits for its turn", async () => {
  const kept = [{ ...message("kept"), channelData: { clientActivityID: "kept" } }];
  const { clock, posted, outbox, stored } = arrange(() => Promise.reject(new DirectLineError(0)), kept);
  outbox.send(message("one"));
  outbox.send(message("two"));
  await settled();
  assert.equal(posted.length, 1);

  outbox.close();
  outbox.restore();
  outbox.retry();
  for (let i = 0; i < 10; i++) await clock.advance(20_000);

  assert.equal(posted.length, 1);
  assert.deepEqual(stored(), []);
});
