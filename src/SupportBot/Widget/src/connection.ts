import { begin, type Begin, type Begun } from "./beginning";
import { backoff, systemClock, type Clock } from "./clock";
import { asFault, DirectLineError, type DirectLine } from "./directline";
import { attempt } from "./faults";
import type { Activity, ActivitySet, Credentials } from "./protocol";
import { onThisOrigin, readSocket, type SocketFactory } from "./stream";
import { Tokens } from "./tokens";

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
const shortestUsefulSocket = 5000;
const socketTries = 2;
const failuresUntilUnreachable = 3;

/** Keeps one conversation open: begins or resumes it, reads it over a socket or by polling, reconnects. */
export class Connection {
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
  private early: Begin | undefined;
  private readonly tokens: Tokens;
  private readonly clock: Clock;

  private readonly listener: ConnectionListener;

  constructor(
    private readonly options: ConnectionOptions,
    listener: ConnectionListener,
  ) {
    this.clock = options.clock ?? systemClock;
    this.early = options.early;
    this.listener = guarded(listener);
    this.tokens = new Tokens(options.service, this.clock, (credentials) => this.changed(credentials));
  }

  get userId(): string | undefined {
    return this.tokens.current?.userId;
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
        if (this.tokens.current?.token === credentials.token) this.restart();
        return this.postTo(await this.whenBegun.promise, activity);
      }
    }
  }

  private async postTo(credentials: Credentials, activity: Activity): Promise<void> {
    if (this.closed) throw new DirectLineError(400);
    await this.options.service.post(credentials, { ...activity, from: { id: credentials.userId, role: "user" } });
    this.tokens.wasTaken(credentials.token);
  }

  private run(saved: Credentials | null): void {
    if (this.closed) return;
    const running = new AbortController();
    this.running = running;
    this.tokens.use(saved);
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
    let resumed = this.tokens.current !== null;
    while (!signal.aborted) {
      const credentials = this.tokens.current;
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
        const { current } = this.tokens;
        if (!fault.isGone || !current) await this.waitAfter(fault, signal);
        else if (!(await this.renewOrWait(fault, credentials ?? current, signal))) return signal.aborted ? undefined : this.end(resumed);
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

  private async renew(fault: DirectLineError, refused: Credentials): Promise<boolean> {
    return !this.closed && this.tokens.renew(fault, refused);
  }

  private end(resumed: boolean): void {
    if (resumed) return this.restart();
    this.stop();
    this.tokens.use(null);
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
    const { current } = this.tokens;
    const { grant, userId } = await (current ? this.comeBack(current) : this.begin(signal));
    signal.throwIfAborted();
    this.begun = true;
    this.tokens.keep(grant, userId);
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

  private changed(credentials: Credentials): void {
    this.listener.credentialsChanged(credentials);
    // What is said waits until all is read back: its reply would not be told from what was said before.
    if (!this.begun) return;
    this.whenBegun.resolve(credentials);
    this.whenBegun = deferred(credentials);
  }

  private async catchUp(credentials: Credentials, earlier: boolean, signal: AbortSignal): Promise<void> {
    for (;;) {
      const set = await this.options.service.activities(credentials, this.watermark);
      if (signal.aborted) return;
      this.tokens.wasTaken(credentials.token);
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
    while (!signal.aborted && this.tokens.current) {
      const set = await this.options.service.activities(this.tokens.current, this.watermark);
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

  /** Where no token is to be had any more, the loop finds that out at once. */
  private async keepFresh(signal: AbortSignal): Promise<void> {
    await this.tokens.keepFresh(signal);
    if (!signal.aborted) this.wake();
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
