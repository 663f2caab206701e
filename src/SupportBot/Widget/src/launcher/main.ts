import { createApi } from "./api";
import { Events } from "./events";
import { readOptions, type Words } from "./options";
import { Widget } from "./widget";

/** Put in when the script is built and served. */
declare const TEXTS: Record<string, Words>;

const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
const earlier = window.SupportBot;

if (script instanceof HTMLScriptElement && (earlier === undefined || Array.isArray(earlier))) {
  const languages = [document.documentElement.lang, ...navigator.languages];
  const events = new Events();
  const widget = new Widget(readOptions(script.src, script.dataset, languages, location.origin, TEXTS), events);
  const api = createApi(widget, events);
  window.SupportBot = api;
  const start = (): void => {
    widget.attach();
    api.push(...(earlier ?? []));
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}
