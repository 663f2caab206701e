/** Tells the developer's console of an error that nobody expected and that the page can go on after. */
export function reportFault(error: unknown): void {
  console.error("The chat page goes on after an unexpected error.", error);
}

/** Runs what must not stop its caller. */
export function attempt(run: () => void): void {
  try {
    run();
  } catch (error) {
    reportFault(error);
  }
}
