import { safeLink } from "./links";

/*
 * A small, closed part of Markdown: paragraphs, line breaks, bulleted and numbered lists, bold, links. Parsing yields plain data and
 * rendering makes DOM nodes from it, so that nothing a message contains can become markup.
 */

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold"; content: Inline[] }
  | { kind: "link"; address: string; content: Inline[] }
  | { kind: "break" };

export type Block =
  | { kind: "paragraph"; content: Inline[] }
  | { kind: "list"; ordered: boolean; start: number; items: Inline[][] };

const bullet = /^\s{0,3}[-*•]\s+(.*)$/;
const numbered = /^\s{0,3}(\d{1,3})[.)]\s+(.*)$/;

export function parse(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", content: joinLines(lines) });
    lines = [];
  };
  const addItem = (ordered: boolean, start: number, item: string) => {
    endParagraph();
    const last = blocks.at(-1);
    if (last?.kind === "list" && last.ordered === ordered && continues) last.items.push(parseInline(item));
    else blocks.push({ kind: "list", ordered, start, items: [parseInline(item)] });
    continues = true;
  };
  let continues = false;
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const item = bullet.exec(line);
    const entry = numbered.exec(line);
    if (item) addItem(false, 1, item[1] ?? "");
    else if (entry) addItem(true, Number(entry[1]), entry[2] ?? "");
    else {
      if (line.trim() === "") endParagraph();
      else {
        continues = false;
        lines.push(line.trim());
      }
    }
  }
  endParagraph();
  return blocks;
}

function joinLines(lines: string[]): Inline[] {
  return lines.flatMap((line, index) => (index === 0 ? parseInline(line) : [{ kind: "break" } as Inline, ...parseInline(line)]));
}

const token = /\\([\\*[\]()_-])|\*\*(?=\S)([^*]+?)\*\*|\[([^\][]+)\]\(([^()\s]+)\)|(https:\/\/[^\s<>"')\]]+)/g;

function parseInline(text: string): Inline[] {
  const content: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    addText(content, text.slice(end, match.index));
    end = match.index + match[0].length;
    const [whole, escaped, bold, label, address, bare] = match;
    if (escaped !== undefined) addText(content, escaped);
    else if (bold !== undefined) content.push({ kind: "bold", content: parseInline(bold) });
    else if (label !== undefined) addLink(content, label, address, whole);
    else if (bare !== undefined) end -= addBareLink(content, bare);
  }
  addText(content, text.slice(end));
  return content;
}

function addText(content: Inline[], text: string): void {
  const last = content.at(-1);
  if (!text) return;
  if (last?.kind === "text") last.text += text;
  else content.push({ kind: "text", text });
}

function addLink(content: Inline[], label: string, address: string | undefined, whole: string): void {
  const safe = safeLink(address);
  if (safe) content.push({ kind: "link", address: safe, content: [{ kind: "text", text: label.replaceAll("**", "") }] });
  else addText(content, whole);
}

/** Returns how many characters at the end of the address are punctuation of the sentence around it. */
function addBareLink(content: Inline[], bare: string): number {
  const address = bare.replace(/[.,;:!?*]+$/, "");
  const safe = safeLink(address);
  if (safe) content.push({ kind: "link", address: safe, content: [{ kind: "text", text: address }] });
  else addText(content, address);
  return bare.length - address.length;
}

/** The words alone, for reading aloud. */
export function plainText(blocks: Block[]): string {
  const words = (content: Inline[]): string =>
    content.map((part) => (part.kind === "text" ? part.text : part.kind === "break" ? " " : words(part.content))).join("");
  return blocks.map((block) => (block.kind === "list" ? block.items.map(words).join(". ") : words(block.content))).join(" ");
}
