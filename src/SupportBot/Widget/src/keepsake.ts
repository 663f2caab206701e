/** A line of what a person takes along. */
export interface Line {
  text: string;
  heading: boolean;
  /** Where the line leads, in words that work on paper. */
  address?: string;
}

/** A card in lines: what it says, without its buttons. */
export function linesOf(card: HTMLElement): Line[] {
  return [...card.querySelectorAll<HTMLElement>(".ac-textBlock, .ac-richTextBlock")].map((block) => {
    const text = (block.textContent ?? "").replace(/\s+/g, " ").trim();
    const link = block.querySelector("a[href]")?.getAttribute("href") ?? "";
    const line: Line = { text, heading: block.getAttribute("role") === "heading" || block.querySelector("[role=heading]") !== null };
    if (isNews(link, text)) line.address = link;
    return line;
  }).filter((line) => line.text !== "");
}

/** Whether the address tells more than the words that carry it. */
function isNews(address: string, text: string): boolean {
  const bare = address.replace(/^(https?:\/\/|mailto:|tel:|sms:)/, "").replace(/\/$/, "");
  return bare !== "" && !text.replace(/[\s()-]/g, "").includes(bare.replace(/[\s()-]/g, ""));
}

/** The lines as a plain text that any program opens. */
export function asText(lines: readonly Line[]): string {
  return `${lines.map(({ text, heading, address }, index) => `${heading && index > 0 ? "\n" : ""}${text}${address ? ` (${address})` : ""}`).join("\n")}\n`;
}
