/** The part of the Bot Framework activity that travels over Direct Line to and from this page. */
export interface Activity {
  type: string;
  name?: string;
  id?: string;
  timestamp?: string;
  from?: { id?: string; name?: string; role?: string };
  text?: string;
  textFormat?: string;
  speak?: string;
  locale?: string;
  value?: unknown;
  replyToId?: string;
  attachments?: Attachment[];
  suggestedActions?: { actions?: CardAction[] };
  entities?: unknown[];
  channelData?: ChannelData;
}

export interface ChannelData {
  clientActivityID?: string;
  postBack?: boolean;
  /** What was pressed or chosen, in the words on the card: shown in place of the data that is sent. */
  displayText?: string;
}

export interface Attachment {
  contentType?: string;
  content?: unknown;
  contentUrl?: string;
  name?: string;
}

export interface CardAction {
  type: string;
  title?: string;
  value?: unknown;
  text?: string;
  displayText?: string;
}

export interface ActivitySet {
  activities?: Activity[];
  watermark?: string;
}

export interface ConversationGrant {
  conversationId: string;
  token?: string;
  streamUrl?: string;
  /** Seconds. */
  expires_in?: number;
}

/** What a tab remembers so that a reload finds the same conversation. */
export interface Credentials {
  conversationId: string;
  token: string;
  userId: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What a button of ours sends; other keys may be there. */
export interface ButtonData {
  intent?: string;
  [key: string]: unknown;
}

export const helpNow: ButtonData = { intent: "help_now" };
export const startOver: ButtonData = { intent: "start_over" };
export const forget: ButtonData = { intent: "forget" };

/** Ways to help: they work on a spent card too. */
const safety = new Set(["help_now", "in_danger", "im_safe", "misunderstood", "talk_to_person"]);

/** What a person may ask about a card without answering it. */
const inquiries = new Set([
  "explain", "compare", "why_asked", "why_suggested", "why_not", "what_would_change", "show_answers", "privacy", "forget", "feedback", "help", "are_you_human",
]);

export function isSafety(value: unknown): boolean {
  return safety.has(buttonData(value).intent ?? "");
}

/** A card that a person may want to take along, told by what its buttons send. */
export type CardKind = "suggestion" | "help lines";

export function kindOfCard(buttons: readonly unknown[]): CardKind | undefined {
  const intents = new Set(buttons.map((value) => buttonData(value).intent));
  if (intents.has("prefer") || (intents.has("feedback") && intents.has("change_answer"))) return "suggestion";
  return ["in_danger", "im_safe", "misunderstood"].some((intent) => intents.has(intent)) ? "help lines" : undefined;
}

/** Whether a press of a button with this data answers its card, so that the card is spent. */
export function answersCard(value: unknown): boolean {
  const data = buttonData(value);
  if (data.intent === "change_answer" && data["choice"] === undefined) return false;
  return !isSafety(value) && !inquiries.has(data.intent ?? "");
}

/** The guide's word that it keeps nothing of what was said before. */
export function saysForgotten(activity: Activity): boolean {
  return activity.type === "event" && activity.name === "supportbot.forgotten";
}

/** What is sent of an activity: its language, and nothing about the person's device. */
export function outgoing(activity: Activity, locale: string): Activity {
  return { ...activity, locale };
}

export function buttonData(value: unknown): ButtonData {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as ButtonData) : {};
}
