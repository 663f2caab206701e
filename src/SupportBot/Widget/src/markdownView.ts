import { element, hidden, inPageLanguage } from "./dom";
import { leavesPage } from "./links";
import { parse, type Block, type Inline } from "./markdown";
import { phrase } from "./phrases";

export function markdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...parse(text).map(block));
  return fragment;
}

/** Our Markdown as HTML for the card renderer, which takes nothing else: nodes made here, written out by the browser. */
export function markdownHtml(text: string): string {
  const holder = document.createElement("div");
  const blocks = parse(text);
  const only = blocks.length === 1 ? blocks[0] : undefined;
  if (only?.kind === "paragraph") holder.append(...only.content.map(inline));
  else holder.append(...blocks.map(block));
  return holder.innerHTML;
}

/** Text as it stands, with its line breaks. */
export function plain(text: string): HTMLElement {
  return element("p", { class: "as-written" }, text);
}

function block(source: Block): HTMLElement {
  if (source.kind === "paragraph") return element("p", {}, ...source.content.map(inline));
  const items = source.items.map((item) => element("li", {}, ...item.map(inline)));
  return source.ordered
    ? element("ol", { start: source.start === 1 ? undefined : source.start }, ...items)
    : element("ul", {}, ...items);
}

function inline(source: Inline): Node {
  switch (source.kind) {
    case "text":
      return document.createTextNode(source.text);
    case "break":
      return document.createElement("br");
    case "bold":
      return element("strong", {}, ...source.content.map(inline));
    case "link":
      return link(source.address, source.content.map(inline));
  }
}

function link(address: string, content: Node[]): HTMLElement {
  if (!leavesPage(address)) return element("a", { href: address }, ...content);
  return element(
    "a",
    { href: address, target: "_blank", rel: "noopener noreferrer" },
    ...content,
    inPageLanguage(hidden(` ${phrase("opens_new_tab")}`)),
  );
}
