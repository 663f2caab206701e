import { element } from "./dom";
import { openLink } from "./links";
import { phrase } from "./phrases";
import { buttonData, type Activity, type CardAction } from "./protocol";

/** The short answers that a message offers; they go when the person says anything. */
export class Suggestions {
  readonly element = element("div", { class: "suggestions", role: "group", "aria-label": phrase("suggestions"), hidden: true });

  constructor(private readonly onChosen: (activity: Activity) => void) {}

  show(actions: readonly CardAction[]): void {
    this.element.replaceChildren(...actions.map((action) => this.button(action)));
    this.element.hidden = actions.length === 0;
  }

  private button(action: CardAction): HTMLElement {
    const caption = action.title ?? String(action.value ?? "");
    const urgent = buttonData(action.value).intent === "help_now";
    return element("button", { type: "button", class: urgent ? "pill urgent" : "pill", onclick: () => this.choose(action, caption) }, caption);
  }

  private choose(action: CardAction, caption: string): void {
    if (action.type === "openUrl") openLink(action.value);
    else if (action.type === "call") openLink(String(action.value).startsWith("tel:") ? action.value : `tel:${String(action.value)}`);
    else this.onChosen(toActivity(action, caption));
  }
}

/** What each kind of button sends, as Bot Framework clients do. */
export function toActivity(action: CardAction, caption: string): Activity {
  if (action.type === "imBack") return { type: "message", text: String(action.value ?? caption), textFormat: "plain" };
  const displayText = action.displayText ?? caption;
  const activity: Activity = { type: "message", channelData: { postBack: true, displayText } };
  if (action.type === "messageBack" && action.text) activity.text = action.text;
  if (action.type === "postBack" && typeof action.value === "string") activity.text = action.value;
  else activity.value = action.value;
  return activity;
}
