import { element, icon } from "./dom";
import { strings } from "./strings";
import { beginning } from "./text";

export const longestMessage = 4000;

/** The box where a person writes. */
export class Composer {
  private readonly text = element("textarea", {
    id: "message-text",
    rows: 1,
    placeholder: strings.messagePlaceholder,
    "aria-describedby": "message-hint message-problem",
    autocomplete: "off",
    enterkeyhint: "send",
  });
  private readonly problem = element("p", { id: "message-problem", class: "problem", role: "status" });
  readonly element: HTMLElement;

  constructor(private readonly onSend: (text: string) => void) {
    const send = element("button", { type: "submit", class: "send" }, icon("M4 12 20 4l-5 16-3.5-6.5L4 12Z", "M11.5 13.5 20 4"), element("span", {}, strings.send));
    this.element = element(
      "form",
      { class: "composer", onsubmit: (event: Event) => this.submit(event) },
      element("label", { for: "message-text" }, strings.messageLabel),
      element("div", { class: "box" }, this.text, send),
      this.problem,
      element("p", { id: "message-hint", class: "hint" }, element("span", {}, strings.disclosure), element("span", { class: "keys" }, strings.sendHint)),
    );
    this.text.addEventListener("keydown", (event) => this.sendOnEnter(event));
    this.text.addEventListener("input", () => this.changed());
  }

  focus(): void {
    this.text.focus();
  }

  private sendOnEnter(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.text.value.trim();
    if (!text) return this.focus();
    this.text.value = "";
    this.changed();
    this.focus();
    this.onSend(text);
  }

  private changed(): void {
    const tooLong = this.text.value.length > longestMessage;
    if (tooLong) this.text.value = beginning(this.text.value, longestMessage);
    const problem = tooLong ? strings.tooLong(longestMessage) : "";
    if (this.problem.textContent !== problem) this.problem.textContent = problem;
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight + 2, 160)}px`;
  }
}
