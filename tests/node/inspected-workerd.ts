import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { onChildProcess } from "../../local/guard-process.ts";
import { reservePort } from "../../local/ports.ts";

/** What the worker's isolate holds, and the whole process with it. In bytes. */
export interface Memory {
  /** Objects, buffers behind them, and what the runtime keeps for them. */
  live: number;
  /** Resident set of the process, the runtime's own code and buffers included. */
  resident: number;
}

interface HeapUsage {
  usedSize: number;
  embedderHeapUsedSize: number;
  backingStorageSize: number;
}

/** Makes the next workerd of this process one that can be looked into: through V8's inspector, and as a process. */
export async function inspectNextWorkerd() {
  const directory = await mkdtemp(join(tmpdir(), "zapin-inspected-"));
  const port = await reservePort();
  const program = createRequire(import.meta.url)("workerd").default as string;
  // Named like workerd, or the launcher would not take it for one.
  const wrapper = join(directory, "workerd-inspected");
  await writeFile(wrapper, `#!/bin/sh\nexec "${program}" "$@" --inspector-addr=127.0.0.1:${port}\n`, { mode: 0o755 });
  const usual = process.env.MINIFLARE_WORKERD_PATH;
  process.env.MINIFLARE_WORKERD_PATH = wrapper;
  let pid: number | undefined;
  const stopListening = onChildProcess((child) => {
    if (child.spawnfile === wrapper || basename(child.spawnfile) === basename(wrapper)) pid = child.pid;
  });

  return {
    /** To be called once the worker runs. `worker` is its name in the configuration, `url` where it answers. */
    async attach(worker: string, url: string) {
      stopListening();
      if (usual === undefined) delete process.env.MINIFLARE_WORKERD_PATH;
      else process.env.MINIFLARE_WORKERD_PATH = usual;
      if (pid === undefined) throw new Error("no workerd was seen to start");
      const inspector = await openInspector(`ws://127.0.0.1:${port}/core:user:${worker}`, async () => {
        await (await fetch(`${url}/v1/health`)).text();
      });
      await inspector.ask("HeapProfiler.enable");
      return {
        /** Collects garbage first: what is measured is what is needed. */
        measure: () => measure(inspector, Number(pid)),
        /** The most that is held until the work is done. */
        watch: (work: Promise<unknown>) => watch(work, () => measure(inspector, Number(pid))),
        async close() {
          inspector.close();
          await rm(directory, { recursive: true });
        },
      };
    },
  };
}

const KNOCK_MS = 200;

type Inspector = Awaited<ReturnType<typeof openInspector>>;

async function measure({ ask }: Inspector, pid: number): Promise<Memory> {
  await ask("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = (await ask("Runtime.getHeapUsage")) as HeapUsage;
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const resident = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  return { live: usedSize + embedderHeapUsedSize + backingStorageSize, resident };
}

/** Buffers that are dead are freed beside the program, which one look may be too early for: what is held is seen by all of three. */
const LOOKS = 3;

async function watch(work: Promise<unknown>, look: () => Promise<Memory>): Promise<{ peak: Memory; samples: number }> {
  const peak: Memory = { live: 0, resident: 0 };
  let lately: number[] = [];
  let samples = 0;
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const { live, resident } = await look();
    lately = [...lately, live].slice(-LOOKS);
    if (lately.length === LOOKS) peak.live = Math.max(peak.live, Math.min(...lately));
    peak.resident = Math.max(peak.resident, resident);
    samples++;
  }
  await over;
  return { peak, samples };
}

/** As much of the DevTools protocol as this takes: https://chromedevtools.github.io/devtools-protocol/v8/ */
async function openInspector(url: string, wake: () => Promise<void>) {
  const socket = new WebSocket(url);
  await once(socket, "open");
  const waiting = new Map<number, (result: unknown) => void>();
  let lastId = 0;
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return {
    async ask(method: string): Promise<unknown> {
      const answer = new Promise<unknown>((resolve) => waiting.set(++lastId, resolve));
      socket.send(JSON.stringify({ id: lastId, method }));
      // An isolate that has nothing to do does not look at its inspector: not before the next request.
      const knocking = setInterval(() => void wake().catch(() => {}), KNOCK_MS);
      return answer.finally(() => clearInterval(knocking));
    },
    close: () => socket.close(),
  };
}
