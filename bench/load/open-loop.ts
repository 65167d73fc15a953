import { setTimeout as wait } from "node:timers/promises";
import { type Connection, openConnection } from "./connection.ts";
import type { Outcome } from "./outcome.ts";
import { rawRequest, type Target } from "./request.ts";

export interface OpenLoop {
  kind: "open";
  target: Target;
  /** Requests per second, offered whether or not earlier ones are answered. */
  rate: number;
  seconds: number;
  warmUpSeconds: number;
  connections: number;
  /** Poll instead of sleeping between sends; needs a core of its own. */
  spin: boolean;
}

/** How long answers that are still out at the end may take. */
const DRAIN_MS = 2_000;

/**
 * Sends at fixed instants. A latency runs from the instant a request was due, not from when a connection was free:
 * a server that falls behind cannot hide its queue.
 */
export async function openLoop(load: OpenLoop): Promise<Outcome> {
  const request = rawRequest(load.target);
  const opened = Array.from({ length: load.connections }, () => openConnection(load.target.port));
  const connections = await Promise.all(opened);
  const idle: Connection[] = [...connections];
  const queue: number[] = [];
  const statuses: Record<string, number> = {};
  const latencies: number[] = [];
  const began = performance.now();
  const measureFrom = began + load.warmUpSeconds * 1000;
  const total = Math.round(load.rate * (load.warmUpSeconds + load.seconds));
  let answered = 0;

  const dispatch = (connection: Connection, due: number) =>
    connection.send(request, (status) => {
      answered += 1;
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (due >= measureFrom) latencies.push(performance.now() - due);
      const next = queue.shift();
      if (next === undefined) idle.push(connection);
      else dispatch(connection, next);
    });

  for (let sent = 0; sent < total; ) {
    const due = began + (sent * 1000) / load.rate;
    if (due > performance.now()) {
      await nextTurn(load.spin);
      continue;
    }
    const connection = idle.pop();
    if (connection) dispatch(connection, due);
    else queue.push(due);
    sent += 1;
  }
  const seconds = (performance.now() - began) / 1000;
  const deadline = performance.now() + DRAIN_MS;
  while (answered < total && performance.now() < deadline) await wait(1);
  // What is still queued has waited at least this long.
  for (const due of queue) latencies.push(performance.now() - due);
  return { requests: answered, seconds, statuses, latencies };
}

function nextTurn(spin: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (spin) setImmediate(resolve);
    else setTimeout(resolve, 1);
  });
}
