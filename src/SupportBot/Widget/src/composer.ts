import { element, icon } from "./dom";
import { phrase } from "./phrases";
import { beginning } from "./text";

export const longestMessage = 4000;

/** Keeps what is being written over a reload. */
export interface Drafts {
  draft(): string;
  keepDraft(text: string): void;
}

/** The box where a person writes. */
export class Composer {
  private readonly text = element("textarea", {
    id: "message-text",
    rows: 1,
    placeholder: phrase("message_placeholder"),
    "aria-describedby": "message-hint message-problem",
    autocomplete: "off",
    enterkeyhint: "send",
    dir: "auto",
  });
  private readonly problem = element("p", { id: "message-problem", class: "problem", role: "status" });
  readonly element: HTMLElement;

  constructor(
    private readonly onSend: (text: string) => void,
    private readonly drafts: Drafts,
  ) {
    const send = element("button", { type: "submit", class: "send" }, icon("M4 12 20 4l-5 16-3.5-6.5L4 12Z", "M11.5 13.5 20 4"), element("span", {}, phrase("send")));
    this.element = element(
      "form",
      { class: "composer", onsubmit: (event: Event) => this.submit(event) },
      element("label", { for: "message-text" }, phrase("message_label")),
      element("div", { class: "box" }, this.text, send),
      this.problem,
      element("p", { id: "message-hint", class: "hint" }, element("span", {}, phrase("disclosure")), element("span", { class: "keys" }, phrase("send_hint"))),
    );
    this.text.addEventListener("keydown", (event) => this.sendOnEnter(event));
    this.text.addEventListener("input", () => this.changed());
    this.text.value = drafts.draft();
  }

  clear(): void {
    this.text.value = "";
    this.changed();
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
    this.clear();
    this.focus();
    this.onSend(text);
  }

  private changed(): void {
    const tooLong = this.text.value.length > longestMessage;
    if (tooLong) this.text.value = beginning(this.text.value, longestMessage);
    const problem = tooLong ? phrase("too_long", { limit: longestMessage }) : "";
    if (this.problem.textContent !== problem) this.problem.textContent = problem;
    this.drafts.keepDraft(this.text.value);
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(this.text.scrollHeight + 2, 160)}px`;
  }
}
