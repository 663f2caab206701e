import { reportFault } from "./faults";
import type { Activity, ActivitySet, ConversationGrant, Credentials } from "./protocol";
import { wellFormed } from "./text";

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/** A request that failed: with the status of the answer, or 0 when there was none. */
export class DirectLineError extends Error {
  constructor(
    readonly status: number,
    /** Milliseconds to wait before another try, when the service said so. */
    readonly retryAfter?: number,
  ) {
    super(status === 0 ? "No answer" : `Answered ${status}`);
  }

  /** The conversation or its token is no more: only a new conversation helps. */
  get isGone(): boolean {
    return [401, 403, 404, 410].includes(this.status);
  }

  /** The token was refused, whatever is with its conversation. */
  get isRefusal(): boolean {
    return this.status === 401 || this.status === 403;
  }

  get isTransient(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** Any error as a fault of the connection: what nobody expected is reported and treated as no answer. */
export function asFault(error: unknown): DirectLineError {
  if (error instanceof DirectLineError) return error;
  reportFault(error);
  return new DirectLineError(0);
}

/** The requests of Direct Line 3.0 that this page makes. */
export class DirectLine {
  constructor(
    private readonly root: string,
    private readonly fetch: Fetch,
    private readonly timeout = 20_000,
  ) {}

  generateToken(userId: string, locale: string): Promise<ConversationGrant> {
    return this.request("tokens/generate", "POST", undefined, { user: { id: userId }, locale });
  }

  begin(token: string, userId: string, locale: string): Promise<ConversationGrant> {
    return this.request("conversations", "POST", token, { user: { id: userId }, locale });
  }

  reconnect(credentials: Credentials, watermark: string): Promise<ConversationGrant> {
    return this.request(this.path(credentials, `?watermark=${encodeURIComponent(watermark)}`), "GET", credentials.token);
  }

  activities(credentials: Credentials, watermark: string): Promise<ActivitySet> {
    return this.request(this.path(credentials, `/activities?watermark=${encodeURIComponent(watermark)}`), "GET", credentials.token);
  }

  post(credentials: Credentials, activity: Activity): Promise<{ id?: string }> {
    return this.request(this.path(credentials, "/activities"), "POST", credentials.token, activity);
  }

  refresh(token: string): Promise<ConversationGrant> {
    return this.request("tokens/refresh", "POST", token);
  }

  private path(credentials: Credentials, rest: string): string {
    return `conversations/${encodeURIComponent(credentials.conversationId)}${rest}`;
  }

  private async request<T>(path: string, method: string, token?: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const init: RequestInit = { method, headers, cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(this.timeout) };
    if (body !== undefined) init.body = JSON.stringify(body, (_, value: unknown) => (typeof value === "string" ? wellFormed(value) : value));
    let response: Response;
    let text: string;
    try {
      response = await this.fetch(`${this.root}/${path}`, init);
      text = await response.text();
    } catch {
      throw new DirectLineError(0);
    }
    if (!response.ok) throw new DirectLineError(response.status, retryAfter(response));
    try {
      return (text ? JSON.parse(text) : {}) as T;
    } catch {
      throw new DirectLineError(502);
    }
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 120) * 1000 : undefined;
}
