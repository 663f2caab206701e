import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectLineError } from "../src/directline";
import { arrange, opened } from "./arrange";
import { settled } from "./fakes";

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
  assert.equal(service.times("POST conversations"), 1);
});
