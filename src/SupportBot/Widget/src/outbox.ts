import { backoff, systemClock, type Clock } from "./clock";
import { DirectLineError } from "./directline";
import { randomId } from "./dom";
import type { Activity } from "./protocol";

export type DeliveryState = "sending" | "waiting" | "busy" | "failed" | "refused" | "sent";

export interface OutboxListener {
  /** An activity was put in the outbox, now or before a reload. */
  queued(activity: Activity): void;
  stateChanged(clientActivityId: string, state: DeliveryState): void;
}

export interface OutboxStore {
  read(): Activity[];
  write(activities: Activity[]): void;
}

interface Entry {
  readonly id: string;
  readonly activity: Activity;
  delivery: Promise<void> | null;
}

const tries = 5;
const slowAfter = 8000;

/** Keeps messages until the service has them; a repeated try carries the same id, so that a message is never taken twice. */
export class Outbox {
  private readonly entries: Entry[] = [];
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly post: (activity: Activity) => Promise<void>,
    private readonly store: OutboxStore,
    private readonly listener: OutboxListener,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Takes up what a reload interrupted.
   * @param arrived Whether the service already has the message with a client activity id.
   */
  restore(arrived: (clientActivityId: string) => boolean): void {
    const unsent = this.store.read().filter((activity) => !arrived(activity.channelData?.clientActivityID ?? ""));
    for (const activity of unsent) this.add(activity, false);
    this.save();
  }

  /** @param urgent Goes at once and does not wait for messages before it. */
  send(activity: Activity, urgent = false): void {
    const clientActivityID = randomId();
    this.add({ ...activity, channelData: { ...activity.channelData, clientActivityID } }, urgent);
  }

  /** The service echoed the message: it is there, whatever became of the request that brought it. */
  confirm(clientActivityId: string): void {
    const index = this.entries.findIndex((entry) => entry.id === clientActivityId);
    if (index < 0) return;
    this.entries.splice(index, 1);
    this.save();
    this.listener.stateChanged(clientActivityId, "sent");
  }

  /** Tries again what is still here and not under way. */
  retry(clientActivityId?: string): void {
    for (const entry of this.entries) {
      if (!entry.delivery && (clientActivityId === undefined || entry.id === clientActivityId)) this.enqueue(entry, false);
    }
  }

  private add(activity: Activity, urgent: boolean): void {
    const entry: Entry = { id: activity.channelData?.clientActivityID ?? randomId(), activity, delivery: null };
    this.entries.push(entry);
    this.save();
    this.listener.queued(activity);
    this.enqueue(entry, urgent);
  }

  private enqueue(entry: Entry, urgent: boolean): void {
    const deliver = () => this.deliver(entry);
    entry.delivery = urgent ? deliver() : this.tail.then(deliver);
    if (!urgent) this.tail = entry.delivery;
  }

  private async deliver(entry: Entry): Promise<void> {
    this.listener.stateChanged(entry.id, "sending");
    const slow = new AbortController();
    void this.clock.delay(slowAfter, slow.signal).then(() => {
      if (!slow.signal.aborted && this.holds(entry)) this.listener.stateChanged(entry.id, "waiting");
    });
    try {
      await this.tryRepeatedly(entry);
    } finally {
      slow.abort();
      entry.delivery = null;
    }
  }

  private async tryRepeatedly(entry: Entry): Promise<void> {
    for (let attempt = 0; this.holds(entry); attempt++) {
      try {
        await this.post(entry.activity);
        this.confirm(entry.id);
        return;
      } catch (error) {
        if (!(error instanceof DirectLineError)) throw error;
        if (!this.holds(entry)) return;
        if (!error.isTransient && !error.isGone) return this.refuse(entry);
        if (attempt + 1 >= tries) return this.listener.stateChanged(entry.id, "failed");
        this.listener.stateChanged(entry.id, error.status === 429 ? "busy" : "waiting");
        await this.clock.delay(error.retryAfter ?? backoff(attempt));
      }
    }
  }

  private refuse(entry: Entry): void {
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.save();
    this.listener.stateChanged(entry.id, "refused");
  }

  private holds(entry: Entry): boolean {
    return this.entries.includes(entry);
  }

  private save(): void {
    this.store.write(this.entries.map((entry) => entry.activity));
  }
}
