import assert from "node:assert/strict";
import { test } from "node:test";
import { launcherWords, webTexts } from "../content.mjs";
import { directionOf } from "../src/direction";
import { localeOf } from "../src/locale";
import { phrase, phraseKeys, setTexts } from "../src/phrases";

const guides = ["help_now", "emergency", "find_helpline"];
const hosts = ["needs_script"];

test("the page uses every text of the content and no other", async () => {
  const launchers = await launcherWords();
  assert.ok(launchers.length > 0);
  const used = [...new Set([...phraseKeys.filter((key) => !guides.includes(key)), ...launchers, ...hosts])].sort();
  const texts: Record<string, object> = await webTexts();
  assert.ok(Object.keys(texts).length >= 9);
  for (const [language, own] of Object.entries(texts)) assert.deepEqual(Object.keys(own).sort(), used, language);
});

test("a placeholder is filled, also with what looks like one", () => {
  setTexts({ says: "{sender} said:" });
  assert.equal(phrase("says", { sender: "$& {sender}" }), "$& {sender} said:");
});

test("Arabic and Hebrew are written from the right", () => {
  for (const language of ["ar", "ar-EG", "he", "fa_IR", "UR"]) assert.equal(directionOf(language), "rtl");
  for (const language of ["en", "de-AT", "arn", "", "zh"]) assert.equal(directionOf(language), "ltr");
});

test("the service is told the page's language and the browser's region", () => {
  assert.equal(localeOf("en", "en-GB"), "en-GB");
  assert.equal(localeOf("de", "en-GB"), "de-GB");
  assert.equal(localeOf("de", "zh-Hant-TW"), "de-TW");
  assert.equal(localeOf("de", "en"), "de");
});
