import type { Clock } from "../src/clock";
import type { ConnectionListener, ConnectionState } from "../src/connection";
import type { Fetch } from "../src/directline";
import type { Activity, Credentials } from "../src/protocol";

/** A clock that moves only when the test says so. */
export class ManualClock implements Clock {
  private time = 1_000_000;
  private waits: { at: number; done: () => void }[] = [];

  now(): number {
    return this.time;
  }

  delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wait = { at: this.time + milliseconds, done: resolve };
      this.waits.push(wait);
      signal?.addEventListener("abort", () => resolve());
      if (signal?.aborted) resolve();
    });
  }

  async advance(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const due = this.waits.filter((wait) => wait.at <= this.time);
    this.waits = this.waits.filter((wait) => wait.at > this.time);
    for (const wait of due) wait.done();
    await settled();
  }
}

/** Lets everything that is ready to run do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export interface Call {
  method: string;
  path: string;
  token: string | undefined;
  body: { channelData?: { clientActivityID?: string }; text?: string } | undefined;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | "no answer";

/** A service that keeps conversations in memory; `fault` may answer a call in its place. */
export class FakeService {
  readonly calls: Call[] = [];
  readonly conversations = new Map<string, Activity[]>();
  fault: (call: Call) => Answer | undefined = () => undefined;
  private count = 0;

  readonly fetch: Fetch = async (address, init) => {
    const headers = init.headers as Record<string, string>;
    const path = address.replace("/v3/directline/", "");
    const body = init.body === undefined ? undefined : (JSON.parse(init.body as string) as Call["body"]);
    const call: Call = { method: init.method ?? "GET", path, token: headers["Authorization"]?.replace("Bearer ", ""), body };
    this.calls.push(call);
    const answer = this.fault(call) ?? this.answer(call);
    if (answer === "no answer") throw new TypeError("network");
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status ?? 200, headers: answer.headers ?? {} });
  };

  paths(): string[] {
    return this.calls.map((call) => `${call.method} ${call.path}`);
  }

  /** How often this was asked for, such as "POST conversations". */
  times(path: string): number {
    return this.paths().filter((asked) => asked === path).length;
  }

  say(conversation: string, text: string): Activity {
    const log = this.conversations.get(conversation);
    if (!log) throw new Error("There is no such conversation.");
    const activity: Activity = { type: "message", id: `${conversation}|${log.length}`, from: { role: "bot" }, text };
    log.push(activity);
    return activity;
  }

  private answer(call: Call): Answer {
    if (call.path === "tokens/generate") return { body: { token: "permit", expires_in: 1800 } };
    if (call.path === "tokens/refresh") return { body: { conversationId: this.owner(call.token ?? ""), token: `${call.token ?? ""}+`, expires_in: 1800 } };
    if (call.path === "conversations") return this.begin();
    const [path = "", query = ""] = call.path.split("?");
    const [, id = "", rest] = path.split("/");
    const log = this.conversations.get(id);
    if (!log) return { status: 404 };
    if (!rest) return { body: { conversationId: id, token: `token-${id}`, streamUrl: `/stream/${id}`, expires_in: 1800 } };
    if (call.method === "GET") {
      const after = Number(new URLSearchParams(query).get("watermark") ?? 0);
      return { body: { activities: log.slice(after), watermark: String(log.length) } };
    }
    log.push({ ...(call.body as Activity), id: `${id}|${log.length}` });
    return { body: { id: log.at(-1)?.id } };
  }

  private owner(token: string): string | undefined {
    return [...this.conversations.keys()].find((id) => token.startsWith(`token-${id}`)) ?? [...this.conversations.keys()][0];
  }

  private begin(): Answer {
    const id = `c${++this.count}`;
    this.conversations.set(id, []);
    return { status: 201, body: { conversationId: id, token: `token-${id}`, streamUrl: `/stream/${id}`, expires_in: 1800 } };
  }
}

/** A socket that the test opens, feeds and closes. */
export class FakeSocket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  closed = false;

  constructor(readonly address: string) {}

  send(): void {}

  close(): void {
    this.closed = true;
  }

  deliver(activities: Activity[], watermark: string): void {
    this.onmessage?.({ data: JSON.stringify({ activities, watermark }) });
  }
}

export class Recorder implements ConnectionListener {
  readonly states: ConnectionState[] = [];
  readonly texts: string[] = [];
  saved: Credentials | null = null;
  /** The text of an activity that cannot be drawn. */
  fault: string | undefined;

  stateChanged(state: ConnectionState): void {
    if (this.states.at(-1) !== state) this.states.push(state);
  }

  received(activity: Activity, earlier: boolean): void {
    if (this.fault !== undefined && activity.text === this.fault) throw new TypeError("It cannot be drawn.");
    this.texts.push(`${earlier ? "earlier: " : ""}${activity.text ?? ""}`);
  }

  credentialsChanged(credentials: Credentials | null): void {
    this.saved = credentials;
  }
}
