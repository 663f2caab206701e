export type EventName = "ready" | "open" | "close" | "unread";
type Listener = (detail?: number) => void;

/** Who wants to know what, by event. A listener that throws stops no other. */
export class Events {
  private readonly listeners = new Map<string, Set<Listener>>();

  /** @returns Ends the listening. */
  on(name: EventName, listener: Listener): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all.add(listener));
    return () => void all.delete(listener);
  }

  emit(name: EventName, detail?: number): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
