import "./quiet.ts";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { basename, dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { PROJECT } from "../../../../local/build-worker.ts";
import { endWithUs, onChildProcess } from "../../../../local/guard-process.ts";

export interface IsolateOptions {
  script: string;
  /** Where Durable Objects keep their storage. */
  stateDir: string;
  bindings: Record<string, string>;
  /** One isolate for each. */
  ports: readonly number[];
}

export interface Isolates {
  /** SIGKILL, as a power cut would: nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

/** One workerd with several isolates of the worker, as several places of the edge, on the same Durable Objects. */
export async function startIsolates(options: IsolateOptions): Promise<Isolates> {
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
      // An outage makes many warnings, and they are meant to be.
      handleStructuredLogs: ({ level, message }) => level === "error" && console.error(message),
      resourcePersistencePath: options.stateDir,
      workers: options.ports.map((port, place) => worker(options, { port, place })),
    }),
  );
  await miniflare.ready;
  return {
    kill: async () => {
      stopListening();
      if (!workerd) throw new Error("no workerd was seen to start");
      const gone = once(workerd, "exit");
      workerd.kill("SIGKILL");
      // At once, or Miniflare would take this for a crash and start it again.
      await Promise.all([gone, miniflare.dispose()]);
    },
    dispose: async () => {
      stopListening();
      await miniflare.dispose();
    },
  };
}

/** As `wrangler.toml` says; the objects live with the first isolate. */
function worker({ script, bindings }: IsolateOptions, { port, place }: { port: number; place: number }) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(PROJECT, "wrangler.toml"));
  const { modulesRules, rootPath, cronTriggers, ...fromToml } = workerOptions as WorkerOptions;
  const objects = Object.entries(fromToml.durableObjects ?? {});
  const shared = objects.map(([name, object]) => [name, { ...object, scriptName: nameOf(0) }]);
  return {
    ...fromToml,
    name: nameOf(place),
    modules: true,
    modulesRoot: dirname(script),
    scriptPath: script,
    bindings: { ...fromToml.bindings, ...bindings },
    durableObjects: place === 0 ? fromToml.durableObjects : Object.fromEntries(shared),
    unsafeDirectSockets: [{ host: "127.0.0.1", port }],
  };
}

const nameOf = (place: number) => `zapin-${place}`;

type WorkerOptions = Omit<ReturnType<typeof unstable_getMiniflareWorkerOptions>["workerOptions"], "bindings"> & {
  rootPath?: string;
  cronTriggers?: string[];
  bindings?: Record<string, string>;
  durableObjects?: Record<string, { className: string; useSQLite?: boolean }>;
};
