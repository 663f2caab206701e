import { systemClock, type Clock } from "./clock";
import type { DeliveryState } from "./outbox";

export interface ReplyListener {
  /** The guide has the message and answers it, or no longer. */
  writing(isWriting: boolean): void;
  slow(): void;
  late(): void;
}

const slowAfter = 2500;
const lateAfter = 20_000;

/** Watches for the reply to what the person said last. */
export class ReplyWatch {
  private awaited: string | undefined;
  private isUnderWay = false;
  private wait = new AbortController();

  constructor(
    private readonly listener: ReplyListener,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * The person said something.
   * @param urgent It does not wait for messages before it.
   */
  expect(clientActivityId: string, urgent: boolean): void {
    this.awaited = clientActivityId;
    this.isUnderWay = urgent;
    this.begin();
  }

  /** Nobody writes an answer to what has not come through, nor to what waits behind it. */
  deliveryChanged(clientActivityId: string, state: DeliveryState): void {
    const goesOn = state === "sending" || state === "sent";
    if (clientActivityId === this.awaited) {
      if (goesOn && !this.isUnderWay) this.begin();
      this.isUnderWay = goesOn;
    }
    if (!goesOn && !this.isUnderWay) this.end();
  }

  /** The reply is there, or none is to come. */
  end(): void {
    this.wait.abort();
    this.listener.writing(false);
  }

  private begin(): void {
    this.end();
    this.wait = new AbortController();
    this.listener.writing(true);
    void this.after(slowAfter, () => this.listener.slow());
    void this.after(lateAfter, () => this.listener.late());
  }

  private async after(milliseconds: number, tell: () => void): Promise<void> {
    const { signal } = this.wait;
    await this.clock.delay(milliseconds, signal);
    if (!signal.aborted) tell();
  }
}
