import { cross, make } from "./view";
import type { Options } from "./options";

const late = 10_000;

/** The window with the chat page. It loads nothing before it is opened, and keeps the page when it is closed. */
export class Panel {
  private readonly word = make("p", { role: "status" });
  private readonly closing = make("button", { type: "button", class: "close" }, cross());
  private readonly waiting = make("div", { class: "waiting" }, this.closing, this.word);
  private readonly narrow = matchMedia("(max-width: 600px), (max-height: 500px)");
  private lateness = 0;
  readonly element: HTMLDialogElement;
  frame: HTMLIFrameElement | undefined;

  constructor(
    private readonly options: Options,
    onClose: () => void,
  ) {
    const { close_chat, chat_title } = options.words;
    this.closing.setAttribute("aria-label", close_chat);
    this.closing.onclick = onClose;
    this.element = make("dialog", { class: "panel", "aria-label": chat_title }, this.waiting);
    // Closing is the launcher's business: it also returns the focus.
    this.element.oncancel = (event) => {
      event.preventDefault();
      onClose();
    };
    this.narrow.onchange = () => {
      if (this.isOpen) this.show();
    };
  }

  get isOpen(): boolean {
    return this.element.open;
  }

  open(): void {
    if (!this.frame) this.load();
    this.show();
    this.focus();
  }

  close(): void {
    this.element.close();
  }

  /** The page in the frame is there. */
  ready(): void {
    clearTimeout(this.lateness);
    this.waiting.remove();
    this.frame?.classList.add("ready");
    if (this.isOpen) this.focus();
  }

  private focus(): void {
    (this.frame?.classList.contains("ready") ? this.frame : this.closing).focus();
  }

  private load(): void {
    const { chat_title, loading, not_loaded } = this.options.words;
    this.word.textContent = loading;
    this.lateness = window.setTimeout(() => (this.word.textContent = not_loaded), late);
    this.frame = make("iframe", { src: this.options.page, title: chat_title, referrerpolicy: "no-referrer" });
    this.element.append(this.frame);
  }

  /** On a small screen the chat covers the site, which is then out of reach; elsewhere both can be used. */
  private show(): void {
    if (this.isOpen) this.element.close();
    if (this.narrow.matches) this.element.showModal();
    else this.element.show();
  }
}
