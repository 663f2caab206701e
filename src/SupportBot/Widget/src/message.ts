import { renderCard, type CardView, type Press } from "./cards";
import { element, inLanguage, inPageLanguage } from "./dom";
import { parse, plainText } from "./markdown";
import { markdown, plain } from "./markdownView";
import { phrase } from "./phrases";
import type { Activity, Attachment } from "./protocol";

const adaptiveCard = "application/vnd.microsoft.card.adaptive";

export interface BotMessage {
  element: HTMLElement;
  cards: CardView[];
  spoken: string;
}

/** Draws what the guide said; null when there is nothing to show. */
export function botMessage(activity: Activity, guide: string, onPress: (press: Press) => void): BotMessage | null {
  const parts: HTMLElement[] = [];
  const cards: CardView[] = [];
  const spoken: string[] = [];
  if (activity.text) {
    parts.push(bubble(activity));
    spoken.push(activity.textFormat === "plain" ? activity.text : plainText(parse(activity.text)));
  }
  for (const attachment of activity.attachments ?? []) {
    const view = card(attachment, onPress);
    if (view) cards.push(view);
    parts.push(view?.element ?? bubble({ type: "message", textFormat: "plain", text: fallback(attachment) }));
    spoken.push(view?.spoken ?? fallback(attachment));
  }
  if (parts.length === 0) return null;
  const article = element("article", { class: "message bot", tabindex: -1 }, element("p", { class: "sender" }, guide), ...parts);
  article.classList.toggle("has-card", cards.length > 0);
  if (activity.locale) inLanguage(activity.locale, article);
  return { element: article, cards, spoken: activity.speak?.replace(/<[^>]*>/g, " ").trim() || spoken.filter(Boolean).join(" ") };
}

/**
 * Draws what the person said or pressed.
 * @param language Empty for their own words, which may be in any.
 */
export function ownMessage(text: string, language: string): HTMLElement {
  return element(
    "article",
    { class: "message own" },
    inPageLanguage(element("p", { class: "sender visually-hidden" }, phrase("you"))),
    inLanguage(language, element("div", { class: "bubble" }, plain(text))),
    inPageLanguage(element("p", { class: "delivery" })),
  );
}

function bubble(activity: Activity): HTMLElement {
  const text = activity.text ?? "";
  return element("div", { class: "bubble" }, activity.textFormat === "plain" ? plain(text) : markdown(text));
}

function card(attachment: Attachment, onPress: (press: Press) => void): CardView | null {
  if (attachment.contentType !== adaptiveCard) return null;
  try {
    return renderCard(attachment.content, onPress);
  } catch (error) {
    console.error("A card could not be drawn.", error);
    return null;
  }
}

function fallback(attachment: Attachment): string {
  const content = attachment.content as { fallbackText?: unknown } | null | undefined;
  return typeof content?.fallbackText === "string" ? content.fallbackText : phrase("no_card");
}
