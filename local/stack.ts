import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Miniflare } from "miniflare";
import { buildDashboard } from "./build-dashboard.ts";
import { buildWorker } from "./build-worker.ts";
import { copyDatabase, migrateDatabase, openDatabase } from "./database.ts";
import { type NeonEndpoint, startNeonEndpoint } from "./neon-endpoint.ts";
import { reservePort } from "./ports.ts";
import { startRuntime } from "./runtime.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { startTicker } from "./ticker.ts";

export interface StackOptions {
  /** Of the gateway; 0 takes any free one. */
  port: number;
  /** Everything that outlives a restart: Postgres, object storage, secrets. */
  stateDir: string;
  database: "persist" | "memory";
  /** A dump that a database in memory begins with, so that several stacks need not create theirs. */
  databaseTemplate?: string;
  /** Port of the Neon endpoint; any free one by default. */
  databasePort?: number;
  extraBindings?: Record<string, string>;
  /** A worker built before, so that several stacks need not build it again. */
  script?: string;
  /** Port of the dashboard; 0 takes any free one. Without it there is no dashboard. */
  dashboardPort?: number;
  /** Whether the worker's cron handlers run every minute; otherwise only when somebody asks for it. */
  isTicking?: boolean;
  /** Told what is ready, as it becomes so. */
  onProgress?: (done: string) => void;
}

export interface Stack {
  readonly gatewayUrl: string;
  /** Null where no dashboard was asked for. */
  readonly dashboardUrl: string | null;
  readonly neon: NeonEndpoint;
  /** The same Postgres without HTTP, also while the endpoint is stopped. */
  readonly postgres: PGlite;
  readonly secrets: Secrets;
  /** The present runtime; another one after `restart`. */
  readonly miniflare: Miniflare;
  dispose(): Promise<void>;
  /** Ends workerd with SIGKILL; Postgres stays up. */
  kill(): Promise<void>;
  /** Starts workerd again, on the same state and port. */
  restart(): Promise<void>;
}

/** The whole of Zapin on one machine. `npm start` and the tests that pull its parts away both use it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { onProgress = () => {} } = options;
  const port = options.port || (await reservePort());
  const stateDir = resolve(options.stateDir);
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  const secrets = await loadSecrets(stateDir);
  const [{ postgres, neon }, script, dashboard] = await Promise.all([
    startDatabase(options, stateDir, onProgress),
    options.script ?? buildWorker(join(stateDir, "worker")).finally(() => onProgress("Worker built")),
    prepareDashboard(options),
  ]);

  const gatewayUrl = `http://127.0.0.1:${port}`;
  const dashboardUrl = dashboard ? `http://127.0.0.1:${dashboard.port}` : null;
  const bindings = {
    ...secrets,
    ENVIRONMENT: "local",
    REQUEST_LOG: process.env.ZAPIN_LOG ?? "off",
    PUBLIC_URL: gatewayUrl,
    ALLOW_LOCAL_URLS: "true",
    DATABASE_URL: "postgres://local:local@127.0.0.1/zapin",
    NEON_ENDPOINT: neon.url,
    ...(dashboardUrl ? { DASHBOARD_URL: dashboardUrl } : {}),
    ...options.extraBindings,
  };
  const start = () => startRuntime({ port, stateDir: join(stateDir, "state"), script, bindings, dashboard });
  let runtime = await start();
  onProgress("Worker started");
  const { isTicking = true } = options;
  const stopTicker = isTicking ? startTicker(() => runtime) : () => {};

  return {
    gatewayUrl,
    dashboardUrl,
    neon,
    postgres,
    secrets,
    get miniflare() {
      return runtime.miniflare;
    },
    kill: () => runtime.kill(),
    restart: async () => {
      runtime = await start();
    },
    dispose: async () => {
      stopTicker();
      await runtime.dispose();
      await neon.stop();
      await postgres.close();
    },
  };
}

async function prepareDashboard({ dashboardPort, onProgress = () => {} }: StackOptions) {
  if (dashboardPort === undefined) return undefined;
  const build = await buildDashboard();
  onProgress("Dashboard built");
  return { ...build, port: dashboardPort || (await reservePort()) };
}

async function startDatabase(options: StackOptions, stateDir: string, onProgress: (done: string) => void) {
  const postgres = await openDatabaseOf(options, stateDir);
  await migrateDatabase(postgres);
  const neon = await startNeonEndpoint(postgres, options.databasePort);
  onProgress("Postgres ready, schema up to date");
  return { postgres, neon };
}

function openDatabaseOf({ database, databaseTemplate }: StackOptions, stateDir: string): Promise<PGlite> {
  if (database === "persist") return openDatabase(join(stateDir, "postgres"));
  return databaseTemplate ? copyDatabase(databaseTemplate) : openDatabase();
}
