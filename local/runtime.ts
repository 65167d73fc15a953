import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { basename, dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import type { DashboardBuild } from "./build-dashboard.ts";
import { PROJECT } from "./build-worker.ts";
import { endWithUs, onChildProcess } from "./guard-process.ts";

export interface RuntimeOptions {
  port: number;
  /** Where Durable Objects keep their storage. */
  stateDir: string;
  script: string;
  bindings: Record<string, string>;
  /** None where only the gateway is wanted. */
  dashboard?: DashboardBuild & { port: number };
}

export interface Runtime {
  readonly miniflare: Miniflare;
  /** Cron expressions of `wrangler.toml`. */
  readonly crons: string[];
  dispose(): Promise<void>;
  /** SIGKILL, as a power cut would: nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
}

export const WORKER = "zapin";
const DASHBOARD = "zapin-dashboard";

/** workerd with the worker on a socket of its own: requests do not pass through Node. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { port, stateDir, script, bindings, dashboard } = options;
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(PROJECT, "wrangler.toml"));
  // The first two are not accepted back.
  const { modulesRules, rootPath, cronTriggers, bindings: variables, ...fromToml } = workerOptions as WorkerOptions;
  let workerd: ChildProcess | undefined;
  const stopListening = onChildProcess((child) => {
    if (!basename(child.spawnfile).startsWith("workerd")) return;
    workerd = child;
    endWithUs(child);
  });
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      telemetry: { enabled: false },
      logRequests: false,
      resourcePersistencePath: stateDir,
      workers: [
        {
          ...fromToml,
          name: WORKER,
          modules: true,
          modulesRoot: dirname(script),
          scriptPath: script,
          bindings: { ...variables, ...bindings },
          unsafeDirectSockets: [{ host: "127.0.0.1", port }],
        },
        ...(dashboard ? [dashboardWorker(options, dashboard)] : []),
      ],
    }),
  );
  await miniflare.ready;
  return {
    miniflare,
    crons: cronTriggers ?? [],
    dispose: async () => {
      stopListening();
      await miniflare.dispose();
    },
    kill: async () => {
      stopListening();
      if (!workerd) throw new Error("no workerd was seen to start");
      const gone = once(workerd, "exit");
      workerd.kill("SIGKILL");
      // At once, or Miniflare would take this for a crash and start it again.
      await Promise.all([gone, miniflare.dispose()]);
    },
  };
}

/** The dashboard as Pages runs it: files first, then its worker, which reaches the gateway by the entrypoint for dashboards. */
function dashboardWorker({ bindings }: RuntimeOptions, { port, script, assets }: DashboardBuild & { port: number }) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(PROJECT, "app/wrangler.toml"));
  const { compatibilityDate, compatibilityFlags } = workerOptions as WorkerOptions;
  return {
    name: DASHBOARD,
    modules: true,
    modulesRoot: dirname(script),
    scriptPath: script,
    compatibilityDate,
    compatibilityFlags,
    bindings: { ENVIRONMENT: bindings.ENVIRONMENT ?? "local", GATEWAY_URL: bindings.PUBLIC_URL ?? "" },
    serviceBindings: { API: { name: WORKER, entrypoint: "Dashboard" } },
    assets: { directory: assets, binding: "ASSETS", routerConfig: { has_user_worker: true } },
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
  };
}

type WorkerOptions = ReturnType<typeof unstable_getMiniflareWorkerOptions>["workerOptions"] & {
  rootPath?: string;
  cronTriggers?: string[];
  compatibilityDate?: string;
  compatibilityFlags?: string[];
  bindings?: Record<string, string>;
};
