import { directionOf } from "./direction";

type Child = Node | string | null | undefined | false;
type Properties = Record<string, string | number | boolean | EventListener | undefined>;

/** Creates an element. Properties starting with "on" are listeners, true sets an empty attribute, false and undefined none. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") created.addEventListener(name.slice(2), value);
    else if (value === true) created.setAttribute(name, "");
    else if (value !== undefined && value !== false) created.setAttribute(name, String(value));
  }
  for (const child of children) if (child) created.append(child);
  return created;
}

/** Marks what the page says itself among what the guide says. */
export function inPageLanguage<T extends HTMLElement>(words: T): T {
  return inLanguage(document.documentElement.lang, words);
}

/** @param lang Empty when it is not known. */
export function inLanguage<T extends HTMLElement>(lang: string, words: T): T {
  return Object.assign(words, lang ? { lang, dir: directionOf(lang) } : { lang, dir: "auto" });
}

/** The language in which an element on the page stands. */
export function languageOf(shown: Element | undefined): string | undefined {
  return shown?.closest<HTMLElement>("[lang]")?.lang;
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** A decorative icon from path data on a 24 x 24 grid. */
export function icon(...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" })) {
    svg.setAttribute(name, value);
  }
  for (const data of paths) {
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", data);
    svg.append(path);
  }
  return svg;
}

export const hidden = (text: string): HTMLElement => element("span", { class: "visually-hidden" }, text);

/** Random letters that name a message or a visitor; works without the secure context that randomUUID asks for. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
