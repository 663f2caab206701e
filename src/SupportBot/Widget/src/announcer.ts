import { element, inLanguage } from "./dom";

const kept = 8;

/** Tells screen readers what is new, once, at the next pause. */
export class Announcer {
  readonly element = element("div", { class: "visually-hidden", "aria-live": "polite", "aria-relevant": "additions", id: "announcements" });

  clear(): void {
    this.element.replaceChildren();
  }

  /**
   * @param text In the page's language.
   * @param words What somebody said, in the language it was said in.
   */
  say(text: string, words = "", language = ""): void {
    const said = words && inLanguage(language, element("span", {}, words));
    this.element.append(element("p", {}, text, said && " ", said));
    while (this.element.childElementCount > kept) this.element.firstElementChild?.remove();
  }
}
