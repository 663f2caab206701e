/** Time as the connection sees it, so that tests need not wait. */
export interface Clock {
  now(): number;
  /** Resolves after the time has passed, or earlier when the signal is aborted. */
  delay(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  delay: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      if (signal?.aborted) done();
      else signal?.addEventListener("abort", done);
    }),
};

/** Half a second, doubled with every try up to 15 s, spread by a quarter so that clients do not return all at once. */
export function backoff(attempt: number, random = Math.random): number {
  const base = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return base * (0.75 + 0.5 * random());
}
