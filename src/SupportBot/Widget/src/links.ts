const allowed = new Set(["https:", "tel:", "sms:", "mailto:"]);

/** The address when it is one that may be opened from a conversation; undefined for anything else, relative addresses included. */
export function safeLink(address: unknown): string | undefined {
  if (typeof address !== "string" || address.length > 2048) return undefined;
  const trimmed = address.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const parsed = new URL(trimmed);
  return allowed.has(parsed.protocol) ? parsed.href : undefined;
}

export const leavesPage = (address: string): boolean => address.startsWith("https:");

/** Opens an address after a press; unsafe ones are left alone. */
export function openLink(address: unknown): void {
  const safe = safeLink(address);
  if (!safe) return;
  const anchor = document.createElement("a");
  anchor.href = safe;
  anchor.rel = "noopener noreferrer";
  if (leavesPage(safe)) anchor.target = "_blank";
  anchor.click();
}
