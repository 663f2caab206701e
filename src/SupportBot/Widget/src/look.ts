export const textSizes = ["100", "115", "130", "150"] as const;
export const palettes = ["auto", "light", "dark", "contrast"] as const;

/** How a person wants the page to look. */
export interface Look {
  /** Size of the text in percent of what the browser would show. */
  text: (typeof textSizes)[number];
  colours: (typeof palettes)[number];
}

/** What is written about the look, as far as it can be followed. */
export function readLook(kept: unknown, asked: string | null): Look {
  const { text, colours } = (typeof kept === "object" && kept !== null ? kept : {}) as Partial<Record<keyof Look, unknown>>;
  return { text: oneOf(textSizes, text) ?? "100", colours: oneOf(palettes, colours) ?? oneOf(palettes, asked) ?? "auto" };
}

function oneOf<T>(known: readonly T[], value: unknown): T | undefined {
  return known.find((candidate) => candidate === value);
}

const dark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** Shows the page as asked; "auto" follows the device, also when it changes later. */
export class Appearance {
  constructor(
    private look: Look,
    private readonly keep: (look: Look) => void,
    private readonly changed: () => void,
  ) {
    dark().addEventListener("change", () => this.apply());
    this.apply();
  }

  get current(): Look {
    return this.look;
  }

  change(look: Partial<Look>): void {
    this.look = { ...this.look, ...look };
    this.keep(this.look);
    this.apply();
    this.changed();
  }

  private apply(): void {
    const { colours, text } = this.look;
    const shown = document.documentElement.dataset;
    shown["theme"] = colours === "auto" ? (dark().matches ? "dark" : "light") : colours;
    shown["text"] = text;
  }
}
