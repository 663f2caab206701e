import { directionOf } from "./direction";
import { localeOf } from "./locale";
import { Page } from "./page";
import { setTexts } from "./phrases";

const root = document.getElementById("supportbot");
if (!root) throw new Error("The page has no element with the id supportbot.");
setTexts(JSON.parse(document.getElementById("texts")?.textContent ?? "{}") as Record<string, string>);
const { lang } = document.documentElement;
document.documentElement.dir = directionOf(lang);
const asked = new URLSearchParams(location.search);
const set = root.dataset;
new Page(
  {
    guide: set["guide"] ?? "",
    organisation: set["organisation"] ?? "",
    service: set["service"] ?? "/v3/directline",
    locale: localeOf(lang, navigator.language),
    spoken: set["spoken"] ?? lang,
    leaveTo: set["leaveTo"] ?? "",
    coverKey: set["coverKey"] ?? "Escape",
    frames: (set["frames"] ?? "").split(" "),
    host: asked.get("host"),
    theme: asked.get("theme"),
  },
  root,
).open();
