import { element } from "./dom";

/** One line about the connection, read out when it changes. */
export class Status {
  readonly element = element("div", { class: "status", role: "status" });
  private timer: ReturnType<typeof setTimeout> | undefined;

  show(text: string, action?: { caption: string; run: () => void }): void {
    clearTimeout(this.timer);
    if (this.element.firstChild?.textContent === text) return;
    this.element.replaceChildren(element("span", {}, text));
    if (action) this.element.append(element("button", { type: "button", class: "link", onclick: () => action.run() }, action.caption));
  }

  /** Shows a line that goes by itself. */
  flash(text: string): void {
    this.show(text);
    this.timer = setTimeout(() => this.clear(), 4000);
  }

  clear(): void {
    clearTimeout(this.timer);
    this.element.replaceChildren();
  }
}
