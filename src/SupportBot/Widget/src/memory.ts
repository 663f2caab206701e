import { randomId } from "./dom";
import type { Look } from "./look";
import type { Activity, Credentials } from "./protocol";

const conversationKey = "supportbot.conversation";
const outboxKey = "supportbot.outbox";
const draftKey = "supportbot.draft";
const lookKey = "supportbot.look";

let ended = false;

/** What this tab keeps until it is closed: the conversation's key, and what is written and not yet sent. Without storage it forgets on reload. */
export const memory = {
  conversation: (): Credentials | null => read<Credentials>(session, conversationKey),
  keepConversation: (credentials: Credentials | null): void => write(session, conversationKey, credentials),
  outbox: {
    read: (): Activity[] => read<Activity[]>(session, outboxKey) ?? [],
    write: (activities: Activity[]): void => write(session, outboxKey, activities.length > 0 ? activities : null),
  },
  draft: (): string => read<string>(session, draftKey) ?? "",
  keepDraft: (text: string): void => write(session, draftKey, text || null),
  /** Text size and colours stay on the device: they say nothing of a conversation. */
  look: (): unknown => read(local, lookKey),
  keepLook: (look: Look): void => write(local, lookKey, look),
  /** Forgets everything, and keeps nothing from now on. */
  end: (): void => {
    for (const key of [conversationKey, outboxKey, draftKey]) write(session, key, null);
    write(local, lookKey, null);
    ended = true;
  },
};

/** A name for somebody nobody knows. */
export const newUserId = (): string => `web-${randomId()}`;

const session = (): Storage => sessionStorage;
const local = (): Storage => localStorage;

function read<T>(storage: () => Storage, key: string): T | null {
  try {
    return JSON.parse(storage().getItem(key) ?? "null") as T | null;
  } catch {
    // Storage is blocked, or holds what another page wrote: begin afresh.
    return null;
  }
}

function write(storage: () => Storage, key: string, value: unknown): void {
  if (ended) return;
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // Storage is blocked or full: the conversation goes on and ends with the page.
  }
}
