export type EventName = "ready" | "open" | "close" | "unread";
type Listener = (detail?: number) => void;

/** Who wants to know what, by event. A listener that throws stops no other. */
export class Events {
  private isReady = false;
  private readonly listeners = new Map<string, Set<Listener>>();

  /**
   * Who asks for "ready" when it has been is told at once.
   * @returns Ends the listening.
   */
  on(name: EventName, listener: Listener): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all.add(listener));
    if (name === "ready" && this.isReady) call(listener);
    return () => void all.delete(listener);
  }

  emit(name: EventName, detail?: number): void {
    this.isReady ||= name === "ready";
    for (const listener of [...(this.listeners.get(name) ?? [])]) call(listener, detail);
  }
}

function call(listener: Listener, detail?: number): void {
  try {
    listener(detail);
  } catch (error) {
    console.error(error);
  }
}
