import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { Problem } from "../../lib/problem";
import { open } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import { config } from "../env";
import { reachServer } from "./reach-server";

export interface DoorAnswer {
  status: number;
  /** Undefined for an empty body. */
  body: unknown;
}

const ASK_MS = 15_000;

/**
 * The gateway's own errands about one instance, with that instance's token: what nobody asked for and nobody pays. Any answer
 * of the server; a Problem when there was none.
 */
export async function askInstance(
  env: Env,
  instance: LedgerInstance,
  ask: { method: "GET" | "POST" | "PUT" | "DELETE"; path: string; body?: unknown },
): Promise<DoorAnswer> {
  const { server, upstreamName, sealedToken, id } = instance;
  const apikey = await open(config.dataSecrets, sealedToken, tokenContext(id));
  const asked = reachServer(env, server, {
    method: ask.method,
    path: `${ask.path}/${encodeURIComponent(upstreamName)}`,
    headers: { apikey, accept: "application/json", "content-type": "application/json" },
    ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
    limitMs: ASK_MS,
  });
  return readJson(await asked.catch(lost));
}

/** The body as JSON; a page or a fragment is no answer. */
export async function readJson(response: Response): Promise<DoorAnswer> {
  const text = await response.text().catch(lost);
  try {
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  } catch (cause) {
    throw new Problem("upstream_failed", "WhatsApp's server gave no usable answer.", { cause });
  }
}

function lost(cause: unknown): never {
  throw new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
}
