import { element, icon } from "./dom";
import { palettes, textSizes, type Appearance } from "./look";
import { phrase } from "./phrases";

export interface MenuListener {
  startOver(): void;
  forget(): void;
  hide(): void;
  print(): void;
  save(): void;
  /** Whether there is a suggestion to take along. */
  hasSuggestion(): boolean;
}

/** What a person can do beside talking: a button and the choices that it shows. */
export class Menu {
  private readonly keepsakes: HTMLElement[];
  private readonly panel: HTMLElement;
  private readonly button: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(
    private readonly listener: MenuListener,
    appearance: Appearance,
    coverKeys: readonly string[],
  ) {
    this.keepsakes = [this.item(phrase("print"), () => listener.print()), this.item(phrase("save"), () => listener.save())];
    const hide = this.item(phrase("hide"), () => listener.hide());
    hide.append(element("span", { class: "keys" }, ...coverKeys.map((key) => element("kbd", {}, key))));
    this.panel = element(
      "div",
      { class: "menu", id: "menu", hidden: true, role: "group", "aria-label": phrase("menu") },
      this.item(phrase("start_over"), () => listener.startOver()),
      hide,
      ...this.keepsakes,
      this.item(phrase("forget"), () => listener.forget()),
      choices(phrase("text_size"), "text", textSizes, appearance.current.text, (size) => `${size} %`, (text) => appearance.change({ text })),
      choices(phrase("colours"), "colours", palettes, appearance.current.colours, (colours) => phrase(`colours_${colours}`), (colours) => appearance.change({ colours })),
    );
    this.button = element(
      "button",
      { type: "button", class: "quiet menu-button", "aria-expanded": "false", "aria-controls": "menu", onclick: () => (this.isOpen ? this.close() : this.open()) },
      icon("M5 7h14", "M5 12h14", "M5 17h14"),
      element("span", {}, phrase("menu")),
    );
    this.element = element("div", { class: "menu-place" }, this.button, this.panel);
    this.element.addEventListener("focusout", (event) => this.left((event as FocusEvent).relatedTarget));
    addEventListener("pointerdown", (event) => this.left(event.target));
  }

  get isOpen(): boolean {
    return !this.panel.hidden;
  }

  close(): void {
    const hadFocus = this.panel.contains(document.activeElement);
    this.show(false);
    if (hadFocus) this.button.focus();
  }

  private open(): void {
    const none = !this.listener.hasSuggestion();
    for (const item of this.keepsakes) item.hidden = none;
    this.show(true);
    this.panel.querySelector("button")?.focus();
  }

  private show(shown: boolean): void {
    this.panel.hidden = !shown;
    this.button.setAttribute("aria-expanded", String(shown));
  }

  /** Something outside was pressed or got the focus. */
  private left(to: EventTarget | null): void {
    if (to instanceof Node && !this.element.contains(to)) this.show(false);
  }

  private item(caption: string, run: () => void): HTMLElement {
    const act = (): void => {
      this.close();
      run();
    };
    return element("button", { type: "button", class: "item", onclick: act }, element("span", {}, caption));
  }
}

function choices<T extends string>(
  legend: string,
  name: string,
  values: readonly T[],
  current: T,
  caption: (value: T) => string,
  onChange: (value: T) => void,
): HTMLElement {
  return element(
    "fieldset",
    { class: "choices" },
    element("legend", {}, legend),
    ...values.map((value) =>
      element(
        "label",
        {},
        element("input", { type: "radio", name, value, checked: value === current, onchange: () => onChange(value) }),
        element("span", {}, caption(value)),
      ),
    ),
  );
}
