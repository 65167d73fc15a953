import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { reservePort } from "../../../local/ports.ts";
import type { Counters } from "./records.ts";

type OnRequest = (request: IncomingMessage, response: ServerResponse) => void;

const LONGEST_IDLE_MS = 600_000;

/** A port of this machine that can go away, cutting every connection, and come back under the same number. */
export function createListener(onRequest: OnRequest, { counters, port }: { counters: Counters; port: number }) {
  const server = createServer(onRequest);
  // Connections that nobody uses are closed by the caller: who closes first may cut off a call that is just going out.
  server.keepAliveTimeout = LONGEST_IDLE_MS;
  let chosenPort = port;
  server.on("connection", () => {
    counters.connections += 1;
  });

  async function start(): Promise<void> {
    chosenPort ||= await reservePort();
    if (!server.listening) await once(server.listen(chosenPort, "127.0.0.1"), "listening");
  }

  /** Connections are refused from this call on; the promise is for those that were open. */
  function stop(): Promise<void> {
    if (!server.listening) return Promise.resolve();
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  return { start, stop, port: () => chosenPort };
}
