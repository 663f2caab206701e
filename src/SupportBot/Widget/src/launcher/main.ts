import { createApi } from "./api";
import { Events } from "./events";
import { readOptions } from "./options";
import { Widget } from "./widget";
import type { Words } from "./words";

/** Put in when the script is built and served. */
declare const TEXTS: Record<string, Words>;

const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');

if (script instanceof HTMLScriptElement) {
  const languages = [document.documentElement.lang, ...navigator.languages];
  const options = readOptions(script.src, script.dataset, languages, location.origin, TEXTS);
  window.SupportBot ??= [];
  // Without a body there is no place for the window: until then calls are noted, as before the script was there.
  const start = (): void => {
    const asked = window.SupportBot;
    if (!Array.isArray(asked)) return;
    const events = new Events();
    const widget = new Widget(options, events);
    const api = createApi(widget, events);
    window.SupportBot = api;
    widget.attach();
    api.push(...asked);
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
