import { backoff, systemClock, type Clock } from "./clock";
import { asFault } from "./directline";
import { randomId } from "./dom";
import { attempt, reportFault } from "./faults";
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
  /** The person has seen that it arrived: what becomes of further tries is not shown. */
  echoed: boolean;
}

const tries = 5;
const slowAfter = 8000;

/** Keeps messages until the service has them; a repeated try carries the same id, so that a message is never taken twice. */
export class Outbox {
  private readonly entries: Entry[] = [];
  /** From before a reload, not yet taken up. */
  private readonly kept: Activity[];
  private tail: Promise<void> = Promise.resolve();

  constructor(
    private readonly post: (activity: Activity) => Promise<void>,
    private readonly store: OutboxStore,
    private readonly listener: OutboxListener,
    private readonly clock: Clock = systemClock,
  ) {
    this.kept = store.read();
  }

  /** Takes up what a reload interrupted, also what the conversation already shows: it may still lack its answer. */
  restore(): void {
    for (const activity of this.kept.splice(0)) this.add(activity, false);
    this.save();
  }

  /**
   * @param urgent Goes at once and does not wait for messages before it.
   * @returns The id by which the activity is known from now on.
   */
  send(activity: Activity, urgent = false): string {
    const clientActivityID = randomId();
    this.add({ ...activity, channelData: { ...activity.channelData, clientActivityID } }, urgent);
    return clientActivityID;
  }

  /** The service echoed the message: it is there. Only the answer to the request tells that it was also dealt with, so the tries go on. */
  echoed(clientActivityId: string): void {
    const entry = this.entries.find((held) => held.id === clientActivityId);
    if (!entry) return;
    this.report(entry, "sent");
    entry.echoed = true;
  }

  /** Drops what could not be sent so far. What is under way is newer than that, or is what the person is waiting for. */
  forget(): void {
    const underWay = this.entries.filter((entry) => entry.delivery);
    this.entries.splice(0, this.entries.length, ...underWay);
    this.save();
  }

  /** For good: drops everything, and tries nothing again. */
  close(): void {
    this.kept.length = this.entries.length = 0;
    this.save();
  }

  /** Tries again what is still here and not under way. */
  retry(clientActivityId?: string): void {
    for (const entry of this.entries) {
      if (!entry.delivery && (clientActivityId === undefined || entry.id === clientActivityId)) this.enqueue(entry, false);
    }
  }

  private add(activity: Activity, urgent: boolean): void {
    const entry: Entry = { id: activity.channelData?.clientActivityID ?? randomId(), activity, delivery: null, echoed: false };
    this.entries.push(entry);
    this.save();
    attempt(() => this.listener.queued(activity));
    this.enqueue(entry, urgent);
  }

  private enqueue(entry: Entry, urgent: boolean): void {
    const deliver = () => this.deliver(entry);
    entry.delivery = urgent ? deliver() : this.tail.then(deliver);
    if (!urgent) this.tail = entry.delivery;
  }

  private async deliver(entry: Entry): Promise<void> {
    this.report(entry, "sending");
    const slow = new AbortController();
    void this.clock.delay(slowAfter, slow.signal).then(() => {
      if (!slow.signal.aborted && this.holds(entry)) this.report(entry, "waiting");
    });
    try {
      await this.tryRepeatedly(entry, slow);
    } catch (error) {
      // The next message waits for this one: it must get its turn.
      reportFault(error);
      this.report(entry, "failed");
    } finally {
      slow.abort();
      entry.delivery = null;
    }
  }

  /** @param slow Aborted by the first fault: what is said of that holds until the next. */
  private async tryRepeatedly(entry: Entry, slow: AbortController): Promise<void> {
    for (let count = 0; this.holds(entry); count++) {
      try {
        await this.post(entry.activity);
        return this.finish(entry, "sent");
      } catch (error) {
        slow.abort();
        const fault = asFault(error);
        if (!fault.isTransient && !fault.isGone) return this.finish(entry, "refused");
        if (count + 1 >= tries) return this.report(entry, "failed");
        this.report(entry, fault.status === 429 ? "busy" : "waiting");
        await this.clock.delay(fault.retryAfter ?? backoff(count));
      }
    }
  }

  private finish(entry: Entry, state: "sent" | "refused"): void {
    if (this.holds(entry)) this.entries.splice(this.entries.indexOf(entry), 1);
    this.save();
    this.report(entry, state);
  }

  private report(entry: Entry, state: DeliveryState): void {
    if (!entry.echoed) attempt(() => this.listener.stateChanged(entry.id, state));
  }

  private holds(entry: Entry): boolean {
    return this.entries.includes(entry);
  }

  private save(): void {
    this.store.write([...this.kept, ...this.entries.map((entry) => entry.activity)]);
  }
}
