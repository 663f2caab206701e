import assert from "node:assert/strict";
import { test } from "node:test";
import { DirectLine } from "../src/directline";
import { beginning } from "../src/text";
import { FakeService } from "./fakes";

test("a text that is too long is not cut within a character", () => {
  assert.equal(beginning("abc😀", 4), "abc");
  assert.equal(beginning("abc😀", 5), "abc😀");
  assert.equal(beginning("ab😀c", 4), "ab😀");
  assert.equal(beginning("abcde", 4), "abcd");
});

test("half a character is replaced before it is sent, wherever it is, and whole ones are kept", async () => {
  const service = new FakeService();
  service.conversations.set("c1", []);
  const credentials = { conversationId: "c1", token: "t", userId: "web-1", expiresAt: 0 };
  await new DirectLine("/v3/directline", service.fetch).post(credentials, { type: "message", text: "a\uD83D 😀", value: { note: "\uDE00b" } });
  const [sent] = service.conversations.get("c1") ?? [];
  assert.equal(sent?.text, "a\uFFFD 😀");
  assert.deepEqual(sent?.value, { note: "\uFFFDb" });
});
