import { beginEarly } from "./beginning";
import { DirectLine } from "./directline";
import { directionOf } from "./direction";
import { localeOf } from "./locale";
import { memory, newUserId } from "./memory";
import { setTexts } from "./phrases";

const root = document.getElementById("supportbot");
if (!root) throw new Error("The page has no element with the id supportbot.");
const { lang } = document.documentElement;
const asked = new URLSearchParams(location.search);
const set = root.dataset;
const locale = localeOf(lang, navigator.language);
const service = new DirectLine(set["service"] ?? "/v3/directline", (address, init) => fetch(address, init));
// The rest of the page is large: while it loads, the service is already at work.
const early = memory.conversation() ? undefined : beginEarly(service, newUserId(), locale);

setTexts(JSON.parse(document.getElementById("texts")?.textContent ?? "{}") as Record<string, string>);
document.documentElement.dir = directionOf(lang);
const { Page } = await import("./page");
new Page(
  {
    guide: set["guide"] ?? "",
    organisation: set["organisation"] ?? "",
    service,
    early,
    locale,
    spoken: set["spoken"] ?? lang,
    leaveTo: set["leaveTo"] ?? "",
    coverKey: set["coverKey"] ?? "Escape",
    frames: (set["frames"] ?? "").split(" "),
    host: asked.get("host"),
    theme: asked.get("theme"),
  },
  root,
).open();
