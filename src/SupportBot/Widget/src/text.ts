/** The beginning of a text, at most so many UTF-16 units long, that does not end within a character. */
export function beginning(text: string, longest: number): string {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

/** The text with every half of a character replaced: strict JSON readers refuse such a half. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
