import { systemClock, type Clock } from "./clock";
import type { Activity } from "./protocol";

interface Call {
  /** Known from the echo on. */
  activityId?: string;
  answered: boolean;
  readonly wait: AbortController;
}

/** Watches whether each call for help is answered; only an answer to that call counts. */
export class HelpWatch {
  private readonly calls = new Map<string, Call>();

  constructor(
    private readonly late: () => void,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Says that help is late unless an answer comes, or has come, within the milliseconds. */
  async expect(clientActivityId: string, within: number): Promise<void> {
    const call = this.call(clientActivityId);
    if (call.answered) return;
    await this.clock.delay(within, call.wait.signal);
    if (call.answered) return;
    // One notice is enough for all calls before it.
    for (const other of this.calls.values()) this.settle(other);
    this.late();
  }

  echoed(clientActivityId: string, activityId: string | undefined): void {
    if (activityId !== undefined) this.call(clientActivityId).activityId = activityId;
  }

  /** The guide said something: an answer to the calls it names, or if it names nothing to those echoed before. */
  said(activity: Activity): void {
    for (const call of this.calls.values()) {
      if (call.activityId === undefined) continue;
      if (activity.replyToId === undefined || activity.replyToId === call.activityId) this.settle(call);
    }
  }

  private settle(call: Call): void {
    call.answered = true;
    call.wait.abort();
  }

  private call(clientActivityId: string): Call {
    const call = this.calls.get(clientActivityId) ?? { answered: false, wait: new AbortController() };
    this.calls.set(clientActivityId, call);
    return call;
  }
}
