import { element, icon } from "./dom";
import { phrase } from "./phrases";

export interface HeaderListener {
  help(): void;
  leave(): void;
  /** Missing where the page stands by itself and nothing can close it. */
  close?(): void;
}

export interface HeaderNames {
  guide: string;
  organisation: string;
  /** Language of the guide's name. */
  spoken: string;
}

/** What stays in view whatever is said: whose guide this is, the way out, the way to help. */
export function header({ guide, organisation, spoken }: HeaderNames, menu: HTMLElement, listener: HeaderListener): HTMLElement {
  const { close } = listener;
  return element(
    "header",
    { class: "header" },
    mark(),
    element("div", { class: "title" }, element("h1", { tabindex: -1, lang: spoken }, guide), element("p", {}, organisation ? phrase("tagline_at", { organisation }) : phrase("tagline"))),
    element("button", { type: "button", class: "leave", "aria-describedby": "leave-hint", onclick: () => listener.leave() }, phrase("leave")),
    element("span", { id: "leave-hint", hidden: true }, phrase("leave_hint")),
    menu,
    close && element("button", { type: "button", class: "quiet close", "aria-label": phrase("close_chat"), onclick: () => close() }, icon("M6 6l12 12", "M18 6 6 18")),
    element("button", { type: "button", class: "help-now", onclick: () => listener.help() }, phrase("help_now")),
  );
}

/** Three overlapping circles: three kinds of support that meet. */
export function mark(): HTMLElement {
  const drawing = icon("M9 4.5a5 5 0 1 0 .01 0Z", "M15 4.5a5 5 0 1 0 .01 0Z", "M12 10a5 5 0 1 0 .01 0Z");
  return element("span", { class: "mark" }, drawing);
}
