import type { DirectLine } from "./directline";
import type { ConversationGrant } from "./protocol";

/** A conversation that has just begun, and the person's id in it. */
export interface Begun {
  grant: ConversationGrant;
  userId: string;
}

export type Begin = (signal: AbortSignal) => Promise<Begun>;

/** @param signal Aborted when nobody wants the conversation any more: then none is begun. */
export async function begin(service: DirectLine, userId: string, locale: string, signal: AbortSignal): Promise<Begun> {
  const permit = await service.generateToken(userId, locale);
  signal.throwIfAborted();
  const grant = await service.begin(permit.token ?? "", userId, locale);
  signal.throwIfAborted();
  return { grant: { ...permit, ...grant }, userId };
}

/** Begins at once, for whoever asks for it later. */
export function beginEarly(service: DirectLine, userId: string, locale: string): Begin {
  const unwanted = new AbortController();
  const begun = begin(service, userId, locale, unwanted.signal);
  // What went wrong is told to who asks.
  begun.catch(() => undefined);
  return (signal) => {
    signal.addEventListener("abort", () => unwanted.abort());
    if (signal.aborted) unwanted.abort();
    return begun;
  };
}
