import type { Events } from "./events";

/** What a site may ask of the widget: `window.SupportBot`. */
export interface Api {
  open(): void;
  close(): void;
  toggle(): void;
  on: Events["on"];
  /** Runs a call given as a list: `["open"]`, `["on", "close", listener]`. What was pushed before the script was there is run when it comes. */
  push(...calls: unknown[][]): void;
}

declare global {
  interface Window {
    SupportBot?: Api | unknown[][];
  }
}

export function createApi(widget: Omit<Api, "push" | "on">, events: Events): Api {
  const api: Api = {
    open: () => widget.open(),
    close: () => widget.close(),
    toggle: () => widget.toggle(),
    on: (name, listener) => events.on(name, listener),
    push: (...calls) => calls.forEach(run),
  };
  const run = ([name, ...args]: unknown[]): void => {
    if (Object.hasOwn(api, name as string)) (api[name as "on"] as (...args: unknown[]) => void)(...args);
    else console.error(`SupportBot has no call named ${String(name)}.`);
  };
  return api;
}
