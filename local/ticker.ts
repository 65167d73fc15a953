import { type Runtime, WORKER } from "./runtime.ts";

const EVERY_MS = 60_000;

/** Runs the worker's cron handlers: locally nothing else does. Each of them every minute, which is safe by contract. */
export function startTicker(current: () => Runtime): () => void {
  const timer = setInterval(() => {
    tick(current()).catch((error: unknown) => console.error("A scheduled run failed:", error));
  }, EVERY_MS);
  return () => clearInterval(timer);
}

async function tick({ miniflare, crons }: Runtime) {
  const worker = await miniflare.getWorker(WORKER);
  for (const cron of crons) await worker.scheduled({ cron });
}
