/** What the button's script and the chat page in its frame tell each other. No word of the conversation is among it. */
export type BridgeMessage =
  /** From the page: it is there. */
  | { type: "ready" }
  /** From the page: the guide said something new. */
  | { type: "said" }
  /** From the page: the person wants it closed. */
  | { type: "close" }
  /** From the page: the person leaves in a hurry; the whole site goes to this address. */
  | { type: "leave"; to: string }
  /** From the button: the window with the page was opened, or closed. */
  | { type: "opened" }
  | { type: "closed" }
  /** From the button: Escape was pressed again just after the window was closed. */
  | { type: "hide" };

const mark = "supportbot";
const types = ["ready", "said", "close", "leave", "opened", "closed", "hide"];

/** The part of a window's message event that says who sent it. */
export interface Incoming {
  source: unknown;
  origin: string;
  data: unknown;
}

export interface Target {
  postMessage(message: unknown, targetOrigin: string): void;
}

/** One end of the talk between two windows of different origins: hears the partner alone, and is heard by the partner alone. */
export class Bridge {
  constructor(
    private readonly partner: Target,
    private readonly origin: string,
  ) {}

  send(message: BridgeMessage): void {
    this.partner.postMessage({ [mark]: 1, ...message }, this.origin);
  }

  /** The message, when it is the partner's and one of ours. */
  read(event: Incoming): BridgeMessage | undefined {
    if (event.source !== this.partner || event.origin !== this.origin) return undefined;
    const data = event.data as (Record<string, unknown> & { type?: string }) | null;
    if (typeof data !== "object" || data?.[mark] !== 1 || !types.includes(data.type ?? "")) return undefined;
    if (data.type === "leave" && !/^https:\/\/\w/.test(String(data["to"]))) return undefined;
    return data as unknown as BridgeMessage;
  }
}
