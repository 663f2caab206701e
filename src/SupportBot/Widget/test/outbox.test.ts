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

test("an echo ends the tries, even when the answer to the request was lost", async () => {
  const { clock, posted, outbox } = arrange(async () => {
    throw new DirectLineError(0);
  });
  outbox.send(message("hi"));
  await settled();
  outbox.confirm(posted[0] ?? "");
  await clock.advance(60_000);
  assert.equal(posted.length, 1);
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

test("a reload takes up what was not sent and leaves out what had arrived", async () => {
  const kept = ["a", "b"].map((id) => ({ ...message(id), channelData: { clientActivityID: id } }));
  const { posted, outbox } = arrange(async () => undefined, kept);
  outbox.restore((id) => id === "a");
  await settled();
  assert.deepEqual(posted, ["b"]);
});
