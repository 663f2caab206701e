import { element, icon } from "./dom";
import { strings } from "./strings";

export interface HeaderListener {
  help(): void;
  startOver(): void;
}

/** What stays in view whatever is said: whose guide this is, the way to help, the way back. */
export function header(guide: string, organisation: string, listener: HeaderListener): HTMLElement {
  return element(
    "header",
    { class: "header" },
    mark(),
    element("div", { class: "title" }, element("h1", {}, guide), element("p", {}, element("span", { class: "tagline" }, strings.tagline(organisation)), organisation)),
    element(
      "div",
      { class: "header-actions" },
      element(
        "button",
        { type: "button", class: "quiet", "aria-label": strings.startOverLabel, onclick: () => listener.startOver() },
        icon("M5 12a7 7 0 1 0 2.2-5.1", "M4.5 4.5v4h4"),
        element("span", {}, strings.startOver),
      ),
      element("button", { type: "button", class: "help-now", onclick: () => listener.help() }, strings.helpNow),
    ),
  );
}

/** Three overlapping circles: three kinds of support that meet. */
export function mark(): HTMLElement {
  const drawing = icon("M9 4.5a5 5 0 1 0 .01 0Z", "M15 4.5a5 5 0 1 0 .01 0Z", "M12 10a5 5 0 1 0 .01 0Z");
  return element("span", { class: "mark" }, drawing);
}
