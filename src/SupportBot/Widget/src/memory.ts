import type { Activity, Credentials } from "./protocol";

const conversationKey = "supportbot.conversation";
const outboxKey = "supportbot.outbox";

/** What this tab keeps until it is closed: the conversation's key and messages not yet sent. Without storage it forgets on reload. */
export const memory = {
  conversation: (): Credentials | null => read<Credentials>(conversationKey),
  keepConversation: (credentials: Credentials | null): void => write(conversationKey, credentials),
  outbox: {
    read: (): Activity[] => read<Activity[]>(outboxKey) ?? [],
    write: (activities: Activity[]): void => write(outboxKey, activities.length > 0 ? activities : null),
  },
};

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    // Storage is blocked, or holds what another page wrote: begin afresh.
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is blocked or full: the conversation goes on and ends with the page.
  }
}
