import { openConnection } from "./connection.ts";
import type { Outcome } from "./outcome.ts";
import { rawRequest, type Target } from "./request.ts";

export interface ClosedLoop {
  kind: "closed";
  /** Connections are dealt out to these in turn. */
  targets: Target[];
  connections: number;
  /** Stops after so many requests or so many seconds, whichever comes first. */
  requests: number;
  seconds: number;
}

/** Each connection sends its next request when its last one is answered. */
export async function closedLoop({ targets, connections, requests, seconds }: ClosedLoop): Promise<Outcome> {
  const statuses: Record<string, number> = {};
  const began = performance.now();
  const end = began + seconds * 1000;
  let left = requests;
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const target = targets[index % targets.length];
      if (!target) throw new Error("A load needs a target.");
      const request = rawRequest(target);
      const connection = await openConnection(target.port);
      while (left > 0 && performance.now() < end) {
        left -= 1;
        const status = await new Promise<number>((resolve) => connection.send(request, resolve));
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      connection.close();
    }),
  );
  return { requests: requests - left, seconds: (performance.now() - began) / 1000, statuses, latencies: [] };
}
