import type { ActivitySet } from "./protocol";

export type SocketFactory = (address: string) => WebSocket;

const keepAlive = 20_000;

/**
 * Reads one Direct Line socket until it closes or the signal is aborted.
 * @returns Whether the socket was ever open.
 */
export function readSocket(
  open: SocketFactory,
  address: string,
  onOpen: () => void,
  onSet: (set: ActivitySet) => void,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    let opened = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    const socket = open(address);
    const finish = () => {
      clearInterval(timer);
      signal.removeEventListener("abort", finish);
      socket.onclose = socket.onmessage = socket.onopen = socket.onerror = null;
      socket.close();
      resolve(opened);
    };
    socket.onopen = () => {
      opened = true;
      timer = setInterval(() => socket.send(""), keepAlive);
      onOpen();
    };
    socket.onmessage = (event) => {
      if (!event.data) return;
      const set = readSet(event.data);
      if (set) onSet(set);
      else finish();
    };
    socket.onclose = finish;
    socket.onerror = () => undefined;
    if (signal.aborted) finish();
    else signal.addEventListener("abort", finish);
  });
}

/** Undefined for a frame that is not a set of activities: the caller then reconnects and reads what was missed. */
function readSet(data: unknown): ActivitySet | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const set: unknown = JSON.parse(data);
    return typeof set === "object" && set !== null ? (set as ActivitySet) : undefined;
  } catch {
    return undefined;
  }
}

/** The stream's address on the page's own origin: a proxy in front may have another name than the service knows. */
export function onThisOrigin(streamUrl: string, origin: string): string {
  const address = new URL(streamUrl, origin);
  const own = new URL(origin);
  return `${own.protocol === "https:" ? "wss:" : "ws:"}//${own.host}${address.pathname}${address.search}`;
}
