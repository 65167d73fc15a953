import type { Settings } from "./settings.ts";

/** One thing that must hold right after a deployment. */
interface Check {
  name: string;
  url: string;
  init?: RequestInit;
  expected: number;
}

const TRIES = 5;
const PAUSE_MS = 3_000;

/** From outside, as developers and people come. `testKey` sends a message through the sandbox. */
export function smokeChecks(
  { publicUrl, dashboardUrl }: Pick<Settings, "publicUrl" | "dashboardUrl">,
  testKey?: string,
): Check[] {
  const at = (path: string) => new URL(path, publicUrl).href;
  const checks: Check[] = [
    { name: "the worker is healthy", url: at("/health"), expected: 200 },
    { name: "/v1 answers", url: at("/v1/health"), expected: 200 },
    { name: "/v1 asks for a key", url: at("/v1/instance/fetchInstances"), expected: 401 },
    { name: "/api asks who it is", url: at("/api/operator/servers"), expected: 401 },
    { name: "the reference is there", url: at("/openapi.json"), expected: 200 },
    { name: "the inbox is not", url: at("/dev/inbox"), expected: 404 },
    { name: "the dashboard lets people sign in", url: new URL("/sign-in", dashboardUrl).href, expected: 200 },
  ];
  if (!testKey) return checks;
  const headers = { apikey: testKey };
  return [
    ...checks,
    { name: "a test key works", url: at("/v1/instance/fetchInstances"), init: { headers }, expected: 200 },
  ];
}

/** What does not hold, in words. A deployment takes some seconds to be everywhere, so each check has a few tries. */
export async function smoke(
  checks: readonly Check[],
  ask: typeof fetch = fetch,
  pauseMs = PAUSE_MS,
): Promise<string[]> {
  const failures = await Promise.all(checks.map((check) => attempt(check, ask, pauseMs)));
  return failures.filter((failure) => failure !== undefined);
}

async function attempt(
  { name, url, init, expected }: Check,
  ask: typeof fetch,
  pauseMs: number,
): Promise<string | undefined> {
  let said = "";
  for (let attempts = 0; attempts < TRIES; attempts++) {
    if (attempts > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    said = await ask(url, { redirect: "manual", ...init }).then(
      ({ status }) => String(status),
      (error: unknown) => `no answer (${error instanceof Error ? error.message : "unknown"})`,
    );
    if (said === String(expected)) return undefined;
  }
  return `${name}: expected ${expected} from ${url}, got ${said}`;
}
