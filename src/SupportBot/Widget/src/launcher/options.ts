import { directionOf } from "../direction";
import type { Words } from "./words";

/** What the attributes of the script ask for. */
export interface Options {
  language: string;
  direction: "ltr" | "rtl";
  side: "left" | "right";
  theme: string;
  words: Words;
  label: string;
  hasButton: boolean;
  /** Where the page in the frame is. */
  page: string;
}

/**
 * @param data The `data-` attributes of the script.
 * @param languages Languages of the site and of the browser, best first.
 * @param texts The button's words by language.
 */
export function readOptions(
  script: string,
  data: Partial<Record<string, string>>,
  languages: readonly string[],
  site: string,
  texts: Readonly<Record<string, Words>>,
): Options {
  const language = [data["locale"] ?? "", ...languages].map((asked) => asked.split(/[-_]/)[0]?.toLowerCase() ?? "").find((asked) => asked in texts) ?? "en";
  const words = texts[language] ?? (Object.values(texts)[0] as Words);
  const direction = directionOf(language);
  const theme = /^(light|dark|contrast)$/.exec(data["theme"] ?? "")?.[0] ?? "auto";
  const page = new URL("./", script);
  page.search = `${new URLSearchParams({ locale: data["locale"] ?? language, theme, host: site, ...(data["site"] ? { site: data["site"] } : {}) })}`;
  const side = /left|right/.exec(data["position"] ?? "")?.[0] ?? (direction === "rtl" ? "left" : "right");
  return {
    language, direction, theme, words,
    side: side as Options["side"],
    label: data["label"]?.trim() || words.open_chat,
    hasButton: data["button"] !== "none",
    page: page.href,
  };
}
