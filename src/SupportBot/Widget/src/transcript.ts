import type { Announcer } from "./announcer";
import type { CardKind, CardView, Press } from "./cards";
import { element, inLanguage, inPageLanguage, languageOf } from "./dom";
import { markdown } from "./markdownView";
import { botMessage, ownMessage } from "./message";
import type { DeliveryState } from "./outbox";
import { phrase } from "./phrases";
import { buttonData, type Activity } from "./protocol";
import { Scroller } from "./scroller";

export interface TranscriptListener {
  pressed(activity: Activity, press: Press): void;
  retry(clientActivityId: string): void;
}

/** The conversation as it is drawn: messages in order, each announced once. */
export class Transcript {
  private readonly messages = element("div", { class: "messages" });
  private readonly typing = element("div", { class: "typing", hidden: true, "aria-hidden": "true" }, dot(), dot(), dot());
  private readonly log = element(
    "div",
    // News is announced apart from the log, so that a card is read as a sentence and a change to an old one not at all.
    { class: "log", role: "log", "aria-live": "off", "aria-labelledby": "conversation-heading", tabindex: 0 },
    element("h2", { class: "visually-hidden", id: "conversation-heading" }, phrase("conversation")),
    this.messages,
    this.typing,
  );
  private readonly scroller = new Scroller(this.log);
  readonly element = element("div", { class: "transcript" }, this.log, this.scroller.button);
  private readonly own = new Map<string, HTMLElement>();
  private readonly cards = new Map<string, CardView[]>();
  private focusNextCard = false;

  constructor(
    private readonly guide: string,
    private readonly spoken: string,
    private readonly announcer: Announcer,
    private readonly listener: TranscriptListener,
  ) {
    inLanguage(spoken, this.messages);
  }

  latestCard(kind: CardKind): HTMLElement | undefined {
    return [...this.cards.values()].flat().filter((card) => card.kind === kind).at(-1)?.element;
  }

  get isEmpty(): boolean {
    return this.messages.childElementCount === 0;
  }

  /** @param earlier Drawn again after a reload: not announced and not moved to. */
  addBot(activity: Activity, earlier: boolean): void {
    const message = botMessage(activity, this.guide, (press) => this.listener.pressed(activity, press));
    if (!message) return;
    if (activity.id) this.cards.set(activity.id, message.cards);
    const followsBot = this.messages.lastElementChild?.classList.contains("bot") ?? false;
    message.element.firstElementChild?.classList.toggle("visually-hidden", followsBot);
    this.append(message.element, earlier);
    if (earlier) return;
    this.announcer.say(phrase("says", { sender: this.guide }), message.spoken, activity.locale ?? this.spoken);
    const card = message.cards[0];
    if (card) this.moveFocusTo(message.element, card);
  }

  addOwn(activity: Activity, earlier: boolean): void {
    const id = activity.channelData?.clientActivityID ?? activity.id ?? "";
    if (!this.own.has(id)) this.drawOwn(activity, id, earlier);
    if (activity.id) this.setDelivery(id, "sent");
  }

  setDelivery(clientActivityId: string, state: DeliveryState): void {
    const message = this.own.get(clientActivityId);
    const line = message?.querySelector(".delivery");
    if (!message || !line || message.dataset["delivery"] === "sent") return;
    message.dataset["delivery"] = state;
    line.replaceChildren(deliveryText(state));
    if (state === "failed") line.append(element("button", { type: "button", class: "link", onclick: () => this.listener.retry(clientActivityId) }, phrase("try_again")));
    if (state !== "sending" && state !== "sent") this.announcer.say(deliveryText(state));
  }

  clear(): void {
    const hadFocus = this.messages.contains(document.activeElement);
    this.messages.replaceChildren();
    this.own.clear();
    this.cards.clear();
    this.announcer.clear();
    if (hadFocus) this.log.focus({ preventScroll: true });
  }

  addDivider(text: string): void {
    this.append(inPageLanguage(element("p", { class: "divider" }, text)), false);
  }

  /** A word from the page itself, not from the guide. */
  addNotice(paragraphs: readonly string[]): void {
    this.append(inPageLanguage(element("div", { class: "message notice", role: "alert" }, markdown(paragraphs.join("\n\n")))), false);
  }

  /** The card that a press came from is spent. Focus must not be lost with the button that had it. */
  answered(activityId: string | undefined, choice: string, value: unknown): void {
    for (const card of this.cards.get(activityId ?? "") ?? []) {
      const hadFocus = card.element.contains(document.activeElement);
      card.lock(choice, buttonData(value));
      if (hadFocus) this.log.focus({ preventScroll: true });
    }
  }

  /** The next card answers a press on a card: it gets the focus if the person has not moved on. */
  expectCard(): void {
    this.focusNextCard = true;
  }

  showTyping(shown: boolean): void {
    if (this.typing.hidden !== shown) return;
    this.typing.hidden = !shown;
    if (shown) this.scroller.follow(this.typing);
  }

  showLatest(): void {
    this.scroller.toEnd();
  }

  private drawOwn(activity: Activity, id: string, earlier: boolean): void {
    const text = activity.text || activity.channelData?.displayText;
    if (!text) return;
    const message = ownMessage(text, activity.text ? "" : this.languageOfCaption(activity.replyToId));
    this.own.set(id, message);
    this.append(message, earlier);
    if (!earlier) this.scroller.toEnd();
  }

  /** A button of a card is in its card's language, one of the page in the page's. */
  private languageOfCaption(cardId: string | undefined): string {
    return cardId === undefined ? document.documentElement.lang : languageOf(this.cards.get(cardId)?.[0]?.element) ?? this.spoken;
  }

  private append(message: HTMLElement, earlier: boolean): void {
    const added = this.scroller.beforeAdding();
    this.messages.append(message);
    if (!earlier) added(message);
  }

  private moveFocusTo(message: HTMLElement, card: CardView): void {
    const active = document.activeElement;
    const waiting = this.focusNextCard && (active === document.body || this.log.contains(active));
    this.focusNextCard = false;
    if (!waiting) return;
    const input = card.firstInput();
    const opensKeyboard = input?.matches("textarea, input:not([type=radio], [type=checkbox])") && matchMedia("(pointer: coarse)").matches;
    (input && !opensKeyboard ? input : message).focus({ preventScroll: true });
  }
}

function dot(): HTMLElement {
  return element("span", { class: "dot" });
}

function deliveryText(state: DeliveryState): string {
  switch (state) {
    case "waiting":
      return phrase("waiting");
    case "busy":
      return phrase("too_many");
    case "failed":
      return `${phrase("not_sent")} `;
    case "refused":
      return phrase("refused");
    default:
      return "";
  }
}
