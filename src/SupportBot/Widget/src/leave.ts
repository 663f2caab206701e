import type { Bridge } from "./bridge";
import { memory } from "./memory";

/** Takes the person away from here at once, and leaves nothing of the conversation in this tab: not on the screen, in memory, or behind Back. */
export function leave(to: string, site: Bridge | undefined): void {
  memory.end();
  document.body.replaceChildren();
  document.title = location.hostname;
  history.replaceState(null, "", location.pathname);
  // A browser that keeps whole pages for Back would bring this script with its variables.
  addEventListener("pageshow", () => location.reload());
  if (site) site.send({ type: "leave", to });
  else goTo(to);
}

function goTo(to: string): void {
  try {
    (top ?? window).location.replace(to);
  } catch {
    // A portal that keeps its frames in place: then this frame alone goes.
    location.replace(to);
  }
}
