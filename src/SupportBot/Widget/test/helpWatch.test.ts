import assert from "node:assert/strict";
import { test } from "node:test";
import { HelpWatch } from "../src/helpWatch";
import { ManualClock } from "./fakes";

function arrange() {
  const clock = new ManualClock();
  let notices = 0;
  return { clock, watch: new HelpWatch(() => notices++, clock), notices: () => notices };
}

const said = (replyToId?: string) => ({ type: "message", text: "hello", ...(replyToId === undefined ? {} : { replyToId }) });

test("what answers another message, or comes before the echo, does not stand for help", async () => {
  const { clock, watch, notices } = arrange();
  void watch.expect("help", 4000);
  watch.said(said());
  watch.said(said("c1|1"));
  watch.echoed("help", "c1|2");
  watch.said(said("c1|1"));
  await clock.advance(4000);
  assert.equal(notices(), 1);
});

test("an answer to the call, or news after its echo, is help", async () => {
  for (const answer of [said("c1|2"), said()]) {
    const { clock, watch, notices } = arrange();
    void watch.expect("help", 4000);
    watch.echoed("help", "c1|2");
    watch.said(answer);
    await clock.advance(4000);
    assert.equal(notices(), 0);
  }
});

test("a call that was answered before a reload is not late after it", async () => {
  const { clock, watch, notices } = arrange();
  watch.echoed("help", "c1|2");
  watch.said(said("c1|2"));
  void watch.expect("help", 4000);
  await clock.advance(4000);
  assert.equal(notices(), 0);
});

test("calls in a row bring one notice, which a further call does not put off", async () => {
  const { clock, watch, notices } = arrange();
  void watch.expect("one", 4000);
  await clock.advance(3000);
  void watch.expect("two", 4000);
  await clock.advance(1000);
  assert.equal(notices(), 1);
  await clock.advance(4000);
  assert.equal(notices(), 1);
});
