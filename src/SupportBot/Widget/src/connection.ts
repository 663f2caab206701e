import { begin, type Begin, type Begun } from "./beginning";
import { backoff, systemClock, type Clock } from "./clock";
import { asFault, DirectLineError, type DirectLine } from "./directline";
import { attempt } from "./faults";
import type { Activity, ActivitySet, ConversationGrant, Credentials } from "./protocol";
import { onThisOrigin, readSocket, type SocketFactory } from "./stream";

export type ConnectionState = "connecting" | "online" | "reconnecting" | "unreachable" | "ended";

export interface ConnectionListener {
  stateChanged(state: ConnectionState): void;
  /** @param earlier The activity was read back after a reload and is no news. */
  received(activity: Activity, earlier: boolean): void;
  /** New credentials, or null when the conversation is no more. */
  credentialsChanged(credentials: Credentials | null): void;
}

export interface ConnectionOptions {
  service: DirectLine;
  openSocket: SocketFactory;
  origin: string;
  locale: string;
  newUserId: () => string;
  /** A first conversation that was begun before. */
  early?: Begin | undefined;
  clock?: Clock;
}

const pollEvery = 1000;
const refreshCheckEvery = 15_000;
const shortestUsefulSocket = 5000;
const socketTries = 2;
const failuresUntilUnreachable = 3;

/** Keeps one conversation open: begins or resumes it, reads it over a socket or by polling, refreshes its token, reconnects. */
export class Connection {
  private credentials: Credentials | null = null;
  private watermark = "";
  private readonly seen = new Set<string>();
  private socketFailures = 0;
  private failures = 0;
  private running: AbortController | null = null;
  private closed = false;
  private waiting = new AbortController();
  /** Resolved with the latest credentials once there are any. */
  private whenBegun = deferred<Credentials>();
  private begun = false;
  private refreshAt = 0;
  /** A token that came for a refused one and was not taken yet. */
  private untried = "";
  private early: Begin | undefined;
  private renewal: Promise<boolean> | null = null;
  private readonly clock: Clock;

  private readonly listener: ConnectionListener;

  constructor(
    private readonly options: ConnectionOptions,
    listener: ConnectionListener,
  ) {
    this.clock = options.clock ?? systemClock;
    this.early = options.early;
    this.listener = guarded(listener);
  }

  get userId(): string | undefined {
    return this.credentials?.userId;
  }

  /** @param saved A conversation to go on with: whether its token still holds is for the service to say, whose clock counts. */
  start(saved: Credentials | null): void {
    this.run(saved);
  }

  /** Leaves the conversation and begins another. */
  restart(): void {
    this.stop();
    this.listener.credentialsChanged(null);
    this.run(null);
  }

  stop(): void {
    this.running?.abort();
    this.running = null;
  }

  /** For good: nothing is sent and no conversation is begun any more. */
  close(): void {
    this.closed = true;
    this.stop();
  }

  /** Ends a wait before the next try: the network is back or the person came back to the page. */
  wake(): void {
    this.waiting.abort();
  }

  /** Sends an activity when the conversation has begun; in a new conversation when the present one is no more. */
  async post(activity: Activity): Promise<void> {
    if (this.closed) throw new DirectLineError(400);
    if (!this.running) this.restart();
    for (;;) {
      const credentials = await this.whenBegun.promise;
      try {
        return await this.postTo(credentials, activity);
      } catch (error) {
        if (!(error instanceof DirectLineError && error.isGone)) throw error;
        if (await this.renew(error, credentials)) continue;
        if (this.credentials?.token === credentials.token) this.restart();
        return this.postTo(await this.whenBegun.promise, activity);
      }
    }
  }

  private async postTo(credentials: Credentials, activity: Activity): Promise<void> {
    if (this.closed) throw new DirectLineError(400);
    await this.options.service.post(credentials, { ...activity, from: { id: credentials.userId, role: "user" } });
    if (credentials.token === this.untried) this.untried = "";
  }

  private run(saved: Credentials | null): void {
    if (this.closed) return;
    const running = new AbortController();
    this.running = running;
    this.credentials = saved;
    this.watermark = "";
    this.seen.clear();
    this.socketFailures = this.failures = 0;
    if (this.begun) this.whenBegun = deferred();
    this.begun = false;
    this.listener.stateChanged("connecting");
    void this.loop(running.signal);
    void this.keepFresh(running.signal);
  }

  private async loop(signal: AbortSignal): Promise<void> {
    let resumed = this.credentials !== null;
    while (!signal.aborted) {
      const { credentials } = this;
      try {
        if (credentials) await this.catchUp(credentials, resumed, signal);
        const streamUrl = await this.enter(signal);
        if (signal.aborted) return;
        resumed = false;
        await this.read(streamUrl, signal);
        if (signal.aborted) return;
        this.listener.stateChanged("reconnecting");
        await this.pause(backoff(this.socketFailures), signal);
      } catch (error) {
        if (signal.aborted) return;
        const fault = asFault(error);
        if (!fault.isGone || !this.credentials) await this.waitAfter(fault, signal);
        else if (!(await this.renewOrWait(fault, credentials ?? this.credentials, signal))) return signal.aborted ? undefined : this.end(resumed);
        if (signal.aborted) return;
      }
    }
  }

  private async renewOrWait(fault: DirectLineError, refused: Credentials, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.renew(fault, refused);
    } catch (error) {
      if (!signal.aborted) await this.waitAfter(asFault(error), signal);
      return true;
    }
  }

  /**
   * A refused token may only have expired, as after an hour without a network: for a while the service gives another for the same conversation.
   * @returns Whether there is one to try with.
   */
  private async renew(fault: DirectLineError, refused: Credentials): Promise<boolean> {
    const { credentials } = this;
    if (this.closed || !fault.isRefusal || credentials?.conversationId !== refused.conversationId) return false;
    if (credentials.token !== refused.token) return true;
    if (refused.token === this.untried) return false;
    this.renewal ??= this.exchange(credentials).finally(() => (this.renewal = null));
    return this.renewal;
  }

  private async exchange(old: Credentials): Promise<boolean> {
    try {
      const grant = await this.options.service.refresh(old.token);
      if (this.credentials !== old) return this.credentials?.conversationId === old.conversationId;
      // A token that belongs elsewhere would show somebody else's words.
      if (grant.conversationId !== old.conversationId) return false;
      this.keep(grant, old.userId);
      this.untried = this.credentials.token;
      return true;
    } catch (error) {
      if (error instanceof DirectLineError && error.isGone) return false;
      throw error;
    }
  }

  private end(resumed: boolean): void {
    if (resumed) return this.restart();
    this.stop();
    this.credentials = null;
    this.listener.credentialsChanged(null);
    this.listener.stateChanged("ended");
  }

  private async waitAfter(error: DirectLineError, signal: AbortSignal): Promise<void> {
    this.failures += 1;
    this.listener.stateChanged(this.failures < failuresUntilUnreachable ? "reconnecting" : "unreachable");
    await this.pause(error.retryAfter ?? backoff(this.failures), signal);
  }

  /** Begins the conversation or returns to it; yields where its stream is. */
  private async enter(signal: AbortSignal): Promise<string | undefined> {
    const { grant, userId } = await (this.credentials ? this.comeBack(this.credentials) : this.begin(signal));
    signal.throwIfAborted();
    this.begun = true;
    this.keep(grant, userId);
    return grant.streamUrl;
  }

  private async comeBack(credentials: Credentials): Promise<Begun> {
    return { grant: await this.options.service.reconnect(credentials, this.watermark), userId: credentials.userId };
  }

  private begin(signal: AbortSignal): Promise<Begun> {
    const { early } = this;
    this.early = undefined;
    return early?.(signal) ?? begin(this.options.service, this.options.newUserId(), this.options.locale, signal);
  }

  private keep(grant: ConversationGrant, userId: string): void {
    const earlier = this.credentials;
    const expiresAt = grant.expires_in ? this.clock.now() + grant.expires_in * 1000 : earlier?.expiresAt ?? this.clock.now() + 1_800_000;
    this.credentials = { conversationId: grant.conversationId, token: grant.token ?? earlier?.token ?? "", userId, expiresAt };
    this.refreshAt = (this.clock.now() + expiresAt) / 2;
    this.listener.credentialsChanged(this.credentials);
    // What is said waits until all is read back: its reply would not be told from what was said before.
    if (!this.begun) return;
    this.whenBegun.resolve(this.credentials);
    this.whenBegun = deferred(this.credentials);
  }

  private async catchUp(credentials: Credentials, earlier: boolean, signal: AbortSignal): Promise<void> {
    for (;;) {
      const set = await this.options.service.activities(credentials, this.watermark);
      if (signal.aborted) return;
      this.untried = "";
      if (!this.take(set, earlier)) return;
    }
  }

  private async read(streamUrl: string | undefined, signal: AbortSignal): Promise<void> {
    if (!streamUrl || this.socketFailures >= socketTries) return this.poll(signal);
    const online = () => {
      this.failures = 0;
      this.listener.stateChanged("online");
    };
    const began = this.clock.now();
    let useful = false;
    try {
      const address = onThisOrigin(streamUrl, this.options.origin);
      const opened = await readSocket(this.options.openSocket, address, online, (set) => this.take(set, false), signal);
      useful = opened && this.clock.now() - began >= shortestUsefulSocket;
    } finally {
      if (!signal.aborted) this.socketFailures = useful ? 0 : this.socketFailures + 1;
    }
  }

  private async poll(signal: AbortSignal): Promise<void> {
    this.socketFailures = socketTries - 1;
    while (!signal.aborted && this.credentials) {
      const set = await this.options.service.activities(this.credentials, this.watermark);
      if (signal.aborted) return;
      this.failures = 0;
      this.listener.stateChanged("online");
      if (!this.take(set, false)) await this.pause(pollEvery, signal);
    }
  }

  /** @returns Whether there was anything new. */
  private take(set: ActivitySet, earlier: boolean): boolean {
    if (set.watermark !== undefined) this.watermark = set.watermark;
    let news = false;
    for (const activity of Array.isArray(set.activities) ? set.activities : []) {
      if (!activity) continue;
      if (activity.id !== undefined) {
        if (this.seen.has(activity.id)) continue;
        this.seen.add(activity.id);
        news = true;
      }
      this.listener.received(activity, earlier);
    }
    return news;
  }

  /** Exchanges the token when half of its time is over. */
  private async keepFresh(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.clock.delay(refreshCheckEvery, signal);
      if (signal.aborted || !this.credentials || this.clock.now() < this.refreshAt) continue;
      try {
        if (!(await this.exchange(this.credentials))) return this.wake();
        this.untried = "";
      } catch (error) {
        asFault(error);
      }
    }
  }

  private async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    this.waiting = waiting;
    const end = () => waiting.abort();
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
    await this.clock.delay(milliseconds, waiting.signal);
    signal.removeEventListener("abort", end);
  }
}

/** The connection outlives what goes wrong where its news is shown; one activity that cannot be drawn does not stop the next. */
function guarded(listener: ConnectionListener): ConnectionListener {
  return {
    stateChanged: (state) => attempt(() => listener.stateChanged(state)),
    received: (activity, earlier) => attempt(() => listener.received(activity, earlier)),
    credentialsChanged: (credentials) => attempt(() => listener.credentialsChanged(credentials)),
  };
}

function deferred<T>(value?: T): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((accept) => (resolve = accept));
  if (value !== undefined) resolve(value);
  return { promise, resolve };
}
