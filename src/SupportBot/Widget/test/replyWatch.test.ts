import assert from "node:assert/strict";
import { test } from "node:test";
import { ReplyWatch } from "../src/replyWatch";
import { ManualClock } from "./fakes";

function arrange() {
  const clock = new ManualClock();
  const told: string[] = [];
  let isWriting = false;
  const watch = new ReplyWatch({ writing: (shown) => (isWriting = shown), slow: () => told.push("slow"), late: () => told.push("late") }, clock);
  return { clock, watch, told, isWriting: () => isWriting };
}

/** The earlier of two messages is held up. */
function arrangeHeldUp(last: string, urgent: boolean) {
  const parts = arrange();
  parts.watch.expect("earlier", false);
  parts.watch.deliveryChanged("earlier", "sending");
  parts.watch.expect(last, urgent);
  parts.watch.deliveryChanged("earlier", "waiting");
  return parts;
}

test("a reply that does not come is slow, then late, each told once", async () => {
  const { clock, watch, told, isWriting } = arrange();
  watch.expect("one", false);
  assert.ok(isWriting());
  await clock.advance(2499);
  assert.deepEqual(told, []);
  await clock.advance(1);
  assert.deepEqual(told, ["slow"]);
  await clock.advance(60_000);
  assert.deepEqual(told, ["slow", "late"]);
});

test("once the reply is there, or another message was said, nothing is told of the wait for it", async () => {
  const { clock, watch, told, isWriting } = arrange();
  watch.expect("one", false);
  await clock.advance(2000);
  watch.expect("two", false);
  await clock.advance(2000);
  watch.end();
  await clock.advance(60_000);
  assert.deepEqual(told, []);
  assert.ok(!isWriting());
});

test("nobody writes an answer to what is held up, until it comes through: then it is waited for anew", async () => {
  const { clock, watch, told, isWriting } = arrange();
  watch.expect("one", false);
  watch.deliveryChanged("one", "sending");
  assert.ok(isWriting());
  for (const state of ["waiting", "busy", "failed"] as const) {
    watch.deliveryChanged("one", state);
    await clock.advance(60_000);
    assert.ok(!isWriting());
  }
  assert.deepEqual(told, []);
  watch.deliveryChanged("one", "sent");
  assert.ok(isWriting());
  await clock.advance(20_000);
  assert.deepEqual(told, ["slow", "late"]);
});

test("an earlier message that is held up says nothing of the reply to a call for help, which does not wait for it", async () => {
  const { clock, watch, told, isWriting } = arrangeHeldUp("help", true);
  assert.ok(isWriting());
  await clock.advance(1000);
  watch.deliveryChanged("earlier", "sent");
  await clock.advance(1500);
  assert.deepEqual(told, ["slow"]);
});

test("what waits behind a message that is held up is held up with it, until its turn comes", async () => {
  const { clock, watch, told, isWriting } = arrangeHeldUp("last", false);
  await clock.advance(60_000);
  assert.ok(!isWriting());
  assert.deepEqual(told, []);
  watch.deliveryChanged("earlier", "sent");
  watch.deliveryChanged("last", "sending");
  assert.ok(isWriting());
  await clock.advance(2500);
  assert.deepEqual(told, ["slow"]);
});

test("what was sent without a fault is not waited for a second time when its reply came before word of that", async () => {
  const { clock, watch, told, isWriting } = arrange();
  watch.expect("one", false);
  watch.deliveryChanged("one", "sending");
  watch.end();
  watch.deliveryChanged("one", "sent");
  await clock.advance(60_000);
  assert.deepEqual(told, []);
  assert.ok(!isWriting());
});
