import assert from "node:assert/strict";
import { afterEach } from "node:test";
import { Connection, type ConnectionOptions } from "../src/connection";
import { DirectLine } from "../src/directline";
import type { Credentials } from "../src/protocol";
import { FakeService, FakeSocket, ManualClock, Recorder, settled } from "./fakes";

const arranged: Connection[] = [];

// Also after a test that failed: a connection that goes on would keep the run from ending.
afterEach(() => {
  for (const connection of arranged.splice(0)) connection.stop();
});

/** A connection that has not begun, on a clock of the test and sockets that the test opens. */
export function arrange(options: Partial<ConnectionOptions> = {}, service = new FakeService()) {
  const clock = new ManualClock();
  const recorder = new Recorder();
  const sockets: FakeSocket[] = [];
  const connection = new Connection(
    {
      service: new DirectLine("/v3/directline", service.fetch),
      openSocket: (address) => {
        const socket = new FakeSocket(address);
        sockets.push(socket);
        return socket as unknown as WebSocket;
      },
      origin: "https://hr.example",
      locale: "en-GB",
      newUserId: () => "web-1",
      clock,
      ...options,
    },
    recorder,
  );
  arranged.push(connection);
  return { service, clock, recorder, sockets, connection };
}

export async function opened() {
  const parts = arrange();
  parts.connection.start(null);
  await settled();
  const socket = parts.sockets[0];
  assert.ok(socket);
  socket.onopen?.();
  return { ...parts, socket };
}

/** What the page kept of an earlier visit, under another user id. */
export function savedAs(conversationId: string, token: string): Credentials {
  return { conversationId, token, userId: "web-0", expiresAt: 0 };
}

/** A service for which this token has expired: it is good for nothing but to be exchanged. */
export function expired(token: string): FakeService["fault"] {
  return (call) => (call.token === token && call.path !== "tokens/refresh" ? { status: 403 } : undefined);
}
