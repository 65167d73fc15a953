import { startEvolution } from "../../../support/evolution/server.ts";
import type { Surroundings } from "./caller.ts";
import { createClient } from "./client.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { createOperator } from "./operator.ts";

/** Everything a proof needs: gateways, an Evolution server that remembers what reached it, and those who call. */
export interface Stage extends Surroundings {
  cluster: Cluster;
  dispose(): Promise<void>;
}

const GLOBAL_KEY = "recorded-server-global-key";

export interface StageOptions {
  isolates: number;
  /** The pace of the Evolution server's own waits, such as a send's `delay`. */
  timeScale: number;
  /** Of the worker, beside the usual ones. */
  bindings?: Record<string, string>;
}

export async function startStage({ isolates, timeScale, bindings }: StageOptions): Promise<Stage> {
  const [cluster, server] = await Promise.all([
    startCluster(isolates, bindings),
    startEvolution({ version: "2.3.6", globalKey: GLOBAL_KEY, timeScale }),
  ]);
  const gateway = String(cluster.gateways[0]);
  const operator = createOperator(gateway, cluster.operatorToken);
  await operator.addServer({ url: server.url, key: GLOBAL_KEY });
  return {
    cluster,
    server,
    gateway,
    operator,
    client: createClient(),
    dispose: async () => {
      await cluster.dispose();
      await server.stop();
    },
  };
}
