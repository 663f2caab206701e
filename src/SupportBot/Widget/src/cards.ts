import {
  AdaptiveCard, ChoiceSetInput, GlobalRegistry, GlobalSettings, Input, OpenUrlAction, SerializationContext, SubmitActionBase, Table,
  ToggleInput, Versions, type Action,
} from "adaptivecards";
import { element, inLanguage, inPageLanguage, languageOf } from "./dom";
import { createHostConfig, pixelsPerRem } from "./hostConfig";
import { leavesPage, openLink, safeLink } from "./links";
import { markdownHtml } from "./markdownView";
import { phrase, phraseAround } from "./phrases";
import { buttonData, helpNow, isSafety, kindOfCard, type ButtonData, type CardKind } from "./protocol";

export type { CardKind };

export interface Press {
  value: unknown;
  /** What was chosen, in the words on the card. */
  displayText: string;
}

export interface CardView {
  element: HTMLElement;
  /** The card in words, for reading aloud; empty when the card does not say. */
  spoken: string;
  kind: CardKind | undefined;
  firstInput(): HTMLElement | null;
  /**
   * Marks the card as answered; only ways to help stay.
   * @param values What was sent, by input: a card that is drawn again after a reload shows it.
   */
  lock(choice: string, values: ButtonData): void;
}

// Without the name being used, the bundler leaves tables out.
GlobalRegistry.defaultElements.register("Table", Table, Versions.v1_5);
GlobalSettings.setTabIndexAtCardRoot = false;
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
GlobalSettings.useAdvancedTextBlockTruncation = false;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

/** @returns Null when the content is no card that can be drawn. */
export function renderCard(content: unknown, onPress: (press: Press) => void): CardView | null {
  if (typeof content !== "object" || content === null) return null;
  const card = new AdaptiveCard();
  card.hostConfig = createHostConfig();
  const quiet = new Set<Action>();
  card.parse(content, parsing(quiet));
  const body = card.render();
  if (!body?.childElementCount) return null;
  body.removeAttribute("aria-label");
  // A form of its own keeps the radio buttons of two cards with the same ids apart.
  const form = element("form", { class: "card", novalidate: true, onsubmit: (event: Event) => event.preventDefault() }, body);
  // The renderer's own reading of it misses every second card.
  const { lang } = content as { lang?: unknown };
  if (typeof lang === "string" && lang) inLanguage(lang, form);
  const view = new View(card, form, quiet);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openLink(action.url);
    else if (action instanceof SubmitActionBase) view.press(action, onPress);
  };
  return view;
}

class View implements CardView {
  readonly spoken: string;
  readonly kind: CardKind | undefined;
  private locked = false;

  constructor(
    private readonly card: AdaptiveCard,
    readonly element: HTMLFormElement,
    quiet: ReadonlySet<Action>,
  ) {
    this.spoken = (card.speak ?? card.fallbackText ?? "").replace(/<[^>]*>/g, " ").trim();
    this.kind = kindOfCard(card.getAllActions().map((action) => (action instanceof SubmitActionBase ? action.data : undefined)));
    this.tidy();
    labelTables(element);
    markButtons(card, quiet);
    for (const link of element.querySelectorAll('a[aria-disabled="true"]')) link.removeAttribute("href");
    // The renderer links labels anew when it checks answers, which it does on either event.
    for (const event of ["change", "click"]) element.addEventListener(event, () => setTimeout(() => this.tidy()), { capture: true });
  }

  press(action: SubmitActionBase, onPress: (press: Press) => void): void {
    if (this.locked && !isSafety(action.data)) return;
    onPress({ value: action.data ?? {}, displayText: this.describe(action) });
  }

  firstInput(): HTMLElement | null {
    return this.element.querySelector("input:not(:disabled), select:not(:disabled), textarea:not(:disabled)");
  }

  lock(choice: string, values: ButtonData): void {
    if (this.locked) return;
    this.locked = true;
    for (const input of this.card.getAllInputs()) fill(input, values[input.id ?? ""]);
    for (const input of this.element.querySelectorAll<HTMLInputElement>("input, select, textarea")) input.disabled = true;
    for (const action of this.card.getAllActions()) if (isSpent(action)) disable(action);
    this.element.classList.add("answered");
    this.element.append(inPageLanguage(element("p", { class: "record" }, ...(choice ? this.chosen(choice) : [phrase("answered")]))));
  }

  private chosen(choice: string): (string | Node)[] {
    const [before, after] = phraseAround("chosen", "choice");
    return [before, inLanguage(languageOf(this.element) ?? "", element("span", {}, choice)), after];
  }

  /** The chosen answers if the action carries any, else the caption of the button. */
  private describe(action: SubmitActionBase): string {
    const inputs = action.associatedInputs === "none" ? [] : this.card.getAllInputs().filter((input) => input.isSet());
    const answers = inputs.map(inWords).filter((words) => words !== "");
    return answers.length > 0 ? answers.join(", ") : action.title ?? "";
  }

  private tidy(): void {
    growWithText(this.element);
    this.nameChoices();
  }

  /**
   * The renderer links a group's label to its first choice alone. Here the group carries the label and the error, and each choice
   * its own words.
   */
  private nameChoices(): void {
    for (const input of this.card.getAllInputs()) {
      const group = input.renderedElement?.querySelector(".ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect");
      if (!(input instanceof ChoiceSetInput) || !group) continue;
      group.setAttribute("role", input.isMultiSelect ? "group" : "radiogroup");
      const labels = [...(input.renderedElement?.children ?? [])].filter((child) => child !== group.parentElement && child.id);
      if (labels.length > 0) group.setAttribute("aria-labelledby", labels.map((label) => label.id).join(" "));
      for (const choice of group.querySelectorAll("input")) choice.removeAttribute("aria-labelledby");
    }
  }
}

function fill(input: Input, value: unknown): void {
  if (typeof value !== "string") return;
  const chosen = value.split(",");
  for (const field of input.renderedElement?.querySelectorAll<HTMLInputElement>("input, select, textarea") ?? []) {
    if (input instanceof ToggleInput) field.checked = value === input.valueOn;
    else if (field.type === "radio" || field.type === "checkbox") field.checked = chosen.includes(field.value);
    else field.value = value;
  }
}

/** The renderer writes sizes of text in pixels: in rem they follow the person's choice, also on cards already drawn. */
function growWithText(root: HTMLElement): void {
  for (const { style } of root.querySelectorAll<HTMLElement>("[style*=font-size], [style*=line-height]")) {
    for (const size of ["fontSize", "lineHeight"] as const) {
      if (style[size].endsWith("px")) style[size] = `${Number.parseFloat(style[size]) / pixelsPerRem}rem`;
    }
  }
}

const isSpent = (action: Action): boolean => action instanceof SubmitActionBase && !isSafety(action.data);

function disable(action: Action): void {
  action.isEnabled = false;
  action.updateEnabledState();
}

function inWords(input: Input): string {
  const value = String(input.value ?? "");
  if (input instanceof ToggleInput) return value === input.valueOn ? input.title ?? "" : "";
  if (!(input instanceof ChoiceSetInput)) return value;
  const chosen = input.isMultiSelect ? value.split(",") : [value];
  return chosen.map((id) => input.choices.find((choice) => choice.value === id)?.title ?? id).join(", ");
}

/**
 * Takes unsafe addresses out of a card before it is drawn, and notes its secondary actions: the renderer would hide them, the way to help
 * among them, in a menu behind three dots.
 */
function parsing(quiet: Set<Action>): SerializationContext {
  const context = new SerializationContext();
  context.onParseAction = (action) => {
    if (action.mode === "secondary") quiet.add(action);
    action.mode = "primary";
    if (!(action instanceof OpenUrlAction)) return;
    const address = safeLink(action.url);
    action.url = address ?? "";
    if (!address) action.isEnabled = false;
  };
  return context;
}

/** Makes secondary buttons quieter and says which ones open another page, which must not come as a surprise. */
function markButtons(card: AdaptiveCard, quiet: ReadonlySet<Action>): void {
  for (const action of card.getAllActions()) {
    const button = action.renderedElement;
    const data = action instanceof SubmitActionBase ? buttonData(action.data) : {};
    if (data.intent === helpNow.intent) button?.setAttribute("data-help", "");
    else if (quiet.has(action)) button?.setAttribute("data-quiet", "");
    if (!(action instanceof OpenUrlAction) || !leavesPage(action.url ?? "")) continue;
    button?.setAttribute("data-leaves", "");
    button?.setAttribute("aria-label", `${action.title ?? ""} ${phrase("opens_new_tab")}`);
  }
}

/** Gives a table the name of its card, makes the first column name its row, and gives each other cell its column's heading, which narrow screens show in place of the heading row. */
function labelTables(root: HTMLElement): void {
  for (const table of root.querySelectorAll<HTMLElement>("[role=table]")) {
    const name = root.querySelector("[role=heading]")?.textContent;
    if (name) table.setAttribute("aria-label", name);
    const headings = [...table.querySelectorAll("[role=columnheader]")].map((heading) => heading.textContent?.trim() ?? "");
    table.classList.toggle("with-headings", headings.length > 0);
    for (const row of table.querySelectorAll("[role=row]")) {
      [...row.children].forEach((cell, column) => {
        if (cell.getAttribute("role") !== "cell" || headings.length === 0) return;
        if (column === 0) cell.setAttribute("role", "rowheader");
        else cell.setAttribute("data-heading", headings[column] ?? "");
      });
    }
  }
}
