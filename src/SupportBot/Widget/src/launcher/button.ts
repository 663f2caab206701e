import { cross, drawing, make } from "./view";
import type { Options } from "./options";

/** The round button that opens and closes the chat, with the number of messages nobody has seen. */
export class Button {
  private readonly badge = make("span", { class: "badge", "aria-hidden": "true" });
  readonly element: HTMLButtonElement;

  constructor(
    private readonly options: Options,
    onPress: () => void,
  ) {
    const balloons = drawing("M4 5.5h11v8H9l-3.5 3v-3H4z", "M17.5 9H20v8h-1.5v3L15 17h-4.5v-1");
    this.element = make("button", { type: "button", class: "button", "aria-haspopup": "dialog" }, balloons, cross(), this.badge);
    this.element.hidden = !options.hasButton;
    this.element.onclick = onPress;
    this.show(false, 0);
  }

  show(open: boolean, unread: number): void {
    const { close_chat, unread: news } = this.options.words;
    const label = open ? close_chat : this.options.label;
    this.element.setAttribute("aria-expanded", `${open}`);
    this.element.setAttribute("aria-label", unread > 0 ? `${label}. ${news.replace("{count}", `${unread}`)}` : label);
    this.badge.textContent = unread > 0 ? `${unread}` : "";
  }
}
