import * as z from "zod";
import type { ServerTrouble } from "../../lib/contract/server";
import { scaledLimit } from "./scaled-limit";
import { upstreamFetch } from "./upstream-fetch";

/** Keys that every reader of Evolution's source knows: its default, and the one in its example file. */
const PUBLIC_KEYS = ["BQYHJGJHJ", "429683C4C977415CAAFCCE10F7D57E11"];

const Greeting = z.looseObject({ version: z.string() });
const SUPPORTED = /^2\.(2\.[3-9]|3\.)/;
const ASK_MS = 10_000;

export type Inspection =
  | { ok: true; version: string; latencyMs: number }
  | { ok: false; trouble: ServerTrouble; version?: string };

/** Whether it answers, speaks a version that we know, and takes the key. Asks for nothing else and changes nothing. */
export async function inspectServer(url: string, key: string): Promise<Inspection> {
  if (PUBLIC_KEYS.includes(key)) return { ok: false, trouble: "public_key" };
  const began = Date.now();
  const greeting = await ask(`${url}/`, {});
  const latencyMs = Date.now() - began;
  if ("trouble" in greeting) return { ok: false, trouble: greeting.trouble };
  const { status, text } = greeting;
  if (status === 503 && /LICENSE/i.test(text)) return { ok: false, trouble: "license_required" };
  const parsed = Greeting.safeParse(parse(text));
  if (!parsed.success) return { ok: false, trouble: status >= 500 ? "unreachable" : "not_evolution" };
  const { version } = parsed.data;
  if (!SUPPORTED.test(version)) return { ok: false, trouble: "unsupported_version", version };

  // The list of instances opens to the global key only; one name keeps the answer small.
  const list = await ask(`${url}/instance/fetchInstances?instanceName=zapin-key-check`, { apikey: key });
  if ("trouble" in list) return { ok: false, trouble: list.trouble, version };
  if (list.status === 401 || list.status === 403) return { ok: false, trouble: "key_refused", version };
  if (list.status === 503 && /LICENSE/i.test(list.text)) return { ok: false, trouble: "license_required", version };
  return { ok: true, version, latencyMs };
}

async function ask(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; text: string } | { trouble: "unreachable" | "timed_out" }> {
  const signal = AbortSignal.timeout(scaledLimit(ASK_MS));
  try {
    const response = await upstreamFetch(url, { headers, redirect: "manual", signal });
    return { status: response.status, text: await response.text() };
  } catch {
    return { trouble: signal.aborted ? "timed_out" : "unreachable" };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
