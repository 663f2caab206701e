const quickly = 600;

/** Tells when the key that covers the page was pressed: once, or twice within 0.6 s for Escape, which closes other things too. */
export class CoverKey {
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(readonly key: string) {}

  /** How the key is shown. */
  get names(): readonly string[] {
    return this.key === "Escape" ? ["Esc", "Esc"] : [this.key];
  }

  /**
   * @param at Milliseconds.
   * @param repeated The key is being held down.
   */
  pressed(key: string, at: number, repeated: boolean): boolean {
    if (key !== this.key || repeated) return false;
    if (key !== "Escape") return true;
    const twice = at - this.lastAt <= quickly;
    this.lastAt = twice ? Number.NEGATIVE_INFINITY : at;
    return twice;
  }
}
