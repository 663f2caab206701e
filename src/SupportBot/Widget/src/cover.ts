import { element } from "./dom";
import { phrase } from "./phrases";

export interface CoverListener {
  leave(): void;
  /** Uncovered, with nothing there that had the focus before. */
  focus(): void;
}

/** Hides the conversation from whoever looks on, and from screen readers, until it is asked for again. */
export class Cover {
  private readonly show = element("button", { type: "button", class: "show", onclick: () => this.lift() }, phrase("show"));
  private readonly element = element(
    "div",
    { class: "cover", role: "dialog", "aria-modal": "true", "aria-labelledby": "cover-text" },
    element("p", { id: "cover-text" }, phrase("hidden")),
    this.show,
    element("button", { type: "button", class: "leave", onclick: () => this.listener.leave() }, phrase("leave")),
  );
  private before: { focus: Element | null; title: string } | undefined;

  /** @param covered What is hidden. */
  constructor(
    private readonly covered: HTMLElement,
    private readonly listener: CoverListener,
  ) {}

  get isShown(): boolean {
    return this.before !== undefined;
  }

  lay(): void {
    if (this.before) return;
    this.before = { focus: document.activeElement, title: document.title };
    this.covered.inert = true;
    document.body.append(this.element);
    document.documentElement.classList.add("covered");
    document.title = location.hostname;
    this.focus();
  }

  /** Where the focus belongs while the page is covered. */
  focus(): void {
    this.show.focus();
  }

  lift(): void {
    if (!this.before) return;
    const { focus, title } = this.before;
    this.before = undefined;
    this.covered.inert = false;
    this.element.remove();
    document.documentElement.classList.remove("covered");
    document.title = title;
    if (focus instanceof HTMLElement) focus.focus();
    if (document.activeElement === document.body) this.listener.focus();
  }
}
