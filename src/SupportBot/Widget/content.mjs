// What the build needs of the content and of the style sheets, read without a parser: flat texts and lists of variables.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const locales = join("..", "..", "SupportBot.Content", "Locales");

/** The page's texts by language and key. */
export async function webTexts() {
  const texts = {};
  for (const language of (await readdir(locales)).sort()) {
    const file = join(locales, language, "web.yaml");
    if (!existsSync(file)) continue;
    const lines = (await readFile(file, "utf8")).matchAll(/^ {2}(\w+): "(.*)"$/gm);
    texts[language] = Object.fromEntries([...lines].map(([, key, text]) => [key, text]));
  }
  return texts;
}

/** The names of the texts that the button shows. */
export async function launcherWords() {
  const source = await readFile(join("src", "launcher", "words.ts"), "utf8");
  return [...source.matchAll(/"(\w+)"/g)].map(([, word]) => word);
}

/** The button's words by language, as the host writes them into its script. */
export async function launcherTexts() {
  const words = await launcherWords();
  return Object.fromEntries(Object.entries(await webTexts()).map(([language, texts]) => [language, Object.fromEntries(words.map((word) => [word, texts[word]]))]));
}

/** The colours of each theme by variable, for the host to check the settings against. */
export async function readThemes() {
  const css = await readFile(join("src", "theme.css"), "utf8");
  const rule = (selector) => css.split(`${selector} {`)[1]?.split("}")[0] ?? "";
  const colours = (text) => Object.fromEntries([...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour]));
  return { light: colours(rule(":root")), dark: colours(rule(':root[data-theme="dark"]')) };
}
