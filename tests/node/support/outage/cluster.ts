import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { buildWorker } from "../../../../local/build-worker.ts";
import { copyDatabase, migrateDatabase, openDatabase } from "../../../../local/database.ts";
import { type NeonEndpoint, startNeonEndpoint } from "../../../../local/neon-endpoint.ts";
import { reservePort } from "../../../../local/ports.ts";
import { loadSecrets } from "../../../../local/secrets.ts";
import { prepared } from "../../../support/prepared.ts";
import { startIsolates } from "./isolates.ts";

/** The gateway in several isolates, whose parts can be pulled away. */
export interface Cluster {
  /** One address per isolate. An isolate that has not been called yet is cold. */
  readonly gateways: readonly string[];
  readonly operatorToken: string;
  /** Postgres as the worker reaches it. */
  readonly neon: NeonEndpoint;
  /** The same Postgres without HTTP, also while the endpoint is stopped. */
  readonly postgres: PGlite;
  /** Ends all isolates and objects with SIGKILL. */
  kill(): Promise<void>;
  /** Starts them again on the same storage and addresses, all cold. */
  restart(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startCluster(isolateCount: number, extraBindings: Record<string, string> = {}): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), "zapin-outage-"));
  const { OPERATOR_TOKEN, ...secrets } = await loadSecrets(directory);
  const { databaseTemplate, ...built } = prepared();
  const [postgres, script] = await Promise.all([
    databaseTemplate ? copyDatabase(databaseTemplate) : openDatabase(),
    built.script ?? buildWorker(join(directory, "worker")),
  ]);
  await migrateDatabase(postgres);
  const neon = await startNeonEndpoint(postgres);
  const ports = await Promise.all(Array.from({ length: isolateCount }, () => reservePort()));
  const gateways = ports.map((port) => `http://127.0.0.1:${port}`);
  const bindings = {
    ...secrets,
    OPERATOR_TOKEN,
    ENVIRONMENT: "local",
    REQUEST_LOG: "off",
    PUBLIC_URL: String(gateways[0]),
    ALLOW_LOCAL_URLS: "true",
    DATABASE_URL: "postgres://local:local@127.0.0.1/zapin",
    NEON_ENDPOINT: neon.url,
    ...extraBindings,
  };
  const start = () => startIsolates({ script, stateDir: join(directory, "state"), bindings, ports });
  let isolates = await start();
  return {
    gateways,
    operatorToken: OPERATOR_TOKEN,
    neon,
    postgres,
    kill: () => isolates.kill(),
    restart: async () => {
      isolates = await start();
    },
    dispose: async () => {
      await isolates.dispose();
      await neon.stop().catch(() => {}); // a proof that failed may leave it stopped
      await postgres.close();
      await rm(directory, { recursive: true });
    },
  };
}
