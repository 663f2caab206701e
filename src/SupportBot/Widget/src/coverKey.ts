const quickly = 600;
const calmly = 1000;

/**
 * Tells when the key that covers the page was pressed: once, or twice within 0.6 s for Escape, which closes other things too. The same uncovers
 * it, but not before the key was left alone for a second: somebody in fright presses more often.
 */
export class CoverKey {
  private lastAt = Number.NEGATIVE_INFINITY;
  private isHalf = false;
  private isCalm = false;

  constructor(readonly key: string) {}

  /** How the key is shown. */
  get names(): readonly string[] {
    return this.key === "Escape" ? ["Esc", "Esc"] : [this.key];
  }

  /**
   * @param at Milliseconds.
   * @param repeated The key is being held down.
   * @param covered The page is covered now.
   * @returns Whether to cover the page, or to uncover it.
   */
  pressed(key: string, at: number, repeated: boolean, covered: boolean): boolean {
    if (key !== this.key) return false;
    const pause = at - this.lastAt;
    this.lastAt = at;
    if (repeated) return false;
    this.isCalm = covered && (this.isCalm || pause >= calmly);
    if (covered && !this.isCalm) return false;
    if (key !== "Escape") return true;
    this.isHalf = !(this.isHalf && pause <= quickly);
    return !this.isHalf;
  }
}
