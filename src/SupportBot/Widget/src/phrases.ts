/** Every text that the page says itself, by its name in `Locales/<locale>/web.yaml`; the last three are the guide's own. */
export const phraseKeys = [
  "tagline", "tagline_at", "skip_to_message", "conversation", "leave", "leave_hint", "menu", "start_over", "forget", "print", "save", "hide", "text_size", "colours",
  "colours_auto", "colours_light", "colours_dark", "colours_contrast", "hidden", "show", "help_lines", "close_chat", "message_label", "message_placeholder", "send",
  "send_hint", "disclosure", "too_long", "suggestions", "new_messages", "you", "writing", "says", "no_card", "chosen", "answered", "opens_new_tab",
  "new_conversation", "connecting", "reconnecting", "reconnected", "restored", "slow", "unreachable", "ended", "start_again", "try_again", "waiting", "not_sent",
  "refused", "too_many", "help_offline", "help_now", "emergency", "find_helpline",
] as const;

export type PhraseKey = (typeof phraseKeys)[number];

let texts: Partial<Record<string, string>> = {};

/** Takes the texts that came with the page, before anything is drawn. */
export function setTexts(given: Partial<Record<string, string>>): void {
  texts = given;
}

/** The text around its placeholder: what stands before and after it. */
export function phraseAround(key: PhraseKey, name: string): [before: string, after: string] {
  const [before = "", after = ""] = phrase(key).split(`{${name}}`);
  return [before, after];
}

/** The text with its placeholders filled. */
export function phrase(key: PhraseKey, values: Record<string, string | number> = {}): string {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
