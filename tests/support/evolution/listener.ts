import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
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

  function start(): Promise<void> {
    if (server.listening) return Promise.resolve();
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(chosenPort, "127.0.0.1", () => {
        server.off("error", reject);
        chosenPort = (server.address() as AddressInfo).port;
        resolve();
      });
    });
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
