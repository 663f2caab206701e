import assert from "node:assert/strict";
import { test } from "node:test";
import { createApi } from "../src/launcher/api";
import { Events } from "../src/launcher/events";
import { readOptions } from "../src/launcher/options";
import type { Words } from "../src/launcher/words";

const words = (language: string): Words => ({
  open_chat: `${language} open`, close_chat: "close", chat_title: "title", unread: "unread", loading: "loading", not_loaded: "not loaded",
});
const texts = { de: words("de"), en: words("en"), ar: words("ar") };
const options = (data: Record<string, string>, ...languages: string[]) =>
  readOptions("https://chat.example/widget.js?v=1", data, languages, "https://shop.example", texts);

test("the attribute decides on the language, then the site, then the browser, else it is English", () => {
  assert.equal(options({ locale: "de-AT" }, "en").label, "de open");
  assert.equal(options({}, "", "de").language, "de");
  assert.equal(options({ locale: "xx" }, "yy").language, "en");
});

test("the page in the frame is told language, colours, site and who shows it", () => {
  assert.equal(
    options({ locale: "de-AT", theme: "dark", site: "hr" }).page,
    "https://chat.example/?locale=de-AT&theme=dark&host=https%3A%2F%2Fshop.example&site=hr",
  );
  assert.equal(options({ theme: "pink" }, "en").page, "https://chat.example/?locale=en&theme=auto&host=https%3A%2F%2Fshop.example");
});

test("the button is at the end of a line unless it is said otherwise", () => {
  assert.equal(options({}, "en").side, "right");
  assert.equal(options({}, "ar").side, "left");
  assert.equal(options({ position: "bottom-right" }, "ar").side, "right");
  assert.equal(options({ position: "middle" }, "en").side, "right");
});

test("a listener that throws stops no other, and one that was ended is not called", (context) => {
  context.mock.method(console, "error", () => undefined);
  const events = new Events();
  const heard: string[] = [];
  events.on("open", () => {
    throw new Error("of the site");
  });
  const end = events.on("open", () => heard.push("ended"));
  events.on("open", () => heard.push("open"));
  end();
  events.emit("open");
  events.emit("close");
  assert.deepEqual(heard, ["open"]);
});

test("who asks late whether it is ready is told at once", () => {
  const events = new Events();
  let heard = 0;
  events.emit("ready");
  events.on("ready", () => heard++);
  assert.equal(heard, 1);
});

test("calls given as lists are run in order, and an unknown one is named", (context) => {
  const calls: string[] = [];
  const note = (name: string) => () => void calls.push(name);
  const errors = context.mock.method(console, "error", () => undefined);
  const events = new Events();
  const api = createApi({ open: note("open"), close: note("close"), toggle: note("toggle") }, events);
  api.push(["toggle"], ["on", "unread", (count?: number) => calls.push(`unread ${count}`)], ["explode"], ["open"]);
  events.emit("unread", 2);
  assert.deepEqual(calls, ["toggle", "open", "unread 2"]);
  assert.equal(errors.mock.callCount(), 1);
});
