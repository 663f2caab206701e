import { element } from "./dom";
import { asText, linesOf, type Line } from "./keepsake";
import { phrase } from "./phrases";

export interface Kept {
  /** The card with the latest suggestion, when there is one. */
  suggestion: HTMLElement | undefined;
  /** The card with help lines that was shown last, when there is one. */
  helpLines: HTMLElement | undefined;
}

/** What goes on paper or into a file: one's own suggestion and where to find help; nothing that was said. */
export class Paper {
  readonly element = element("section", { class: "paper" });

  constructor(private readonly find: () => Kept) {
    addEventListener("beforeprint", () => this.element.replaceChildren(...this.lines().map(draw)));
    addEventListener("afterprint", () => this.element.replaceChildren());
  }

  print(): void {
    print();
  }

  /** Made here and handed to the browser: nothing is asked of a server. */
  save(): void {
    const address = URL.createObjectURL(new Blob([asText(this.lines())], { type: "text/plain;charset=utf-8" }));
    element("a", { href: address, download: "suggestion.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  private lines(): Line[] {
    const { suggestion, helpLines } = this.find();
    const help = helpLines ? linesOf(helpLines) : [plain("emergency"), plain("find_helpline")];
    return [...(suggestion ? linesOf(suggestion) : []), { ...plain("help_lines"), heading: true }, ...help];
  }
}

function plain(key: "emergency" | "find_helpline" | "help_lines"): Line {
  return { text: phrase(key), heading: false };
}

function draw({ text, heading, address }: Line): HTMLElement {
  return heading ? element("h2", {}, text) : element("p", {}, address ? `${text} (${address})` : text);
}
