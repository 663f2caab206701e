import { element } from "./dom";

const kept = 8;

/** Tells screen readers what is new, once, at the next pause. */
export class Announcer {
  readonly element = element("div", { class: "visually-hidden", "aria-live": "polite", "aria-relevant": "additions", id: "announcements" });

  clear(): void {
    this.element.replaceChildren();
  }

  say(text: string): void {
    this.element.append(element("p", {}, text));
    while (this.element.childElementCount > kept) this.element.firstElementChild?.remove();
  }
}
