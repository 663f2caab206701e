import type { Bridge } from "./bridge";
import { attempt } from "./faults";
import { memory } from "./memory";

const siteIsSlow = 2000;

/** Takes the person away from here at once, and leaves nothing of the conversation in this tab: not on the screen, in memory, or behind Back. */
export function leave(to: string, site: Bridge | undefined): void {
  memory.end();
  document.body.replaceChildren();
  document.title = location.hostname;
  attempt(() => history.replaceState(null, "", location.pathname));
  if (!site) return goTo(to);
  site.send({ type: "leave", to });
  setTimeout(() => goTo(to), siteIsSlow);
}

function goTo(to: string): void {
  try {
    (top ?? window).location.replace(to);
  } catch {
    // A portal that keeps its frames in place: then this frame alone goes.
    location.replace(to);
  }
}
