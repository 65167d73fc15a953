import { Problem } from "../../lib/problem";
import { SANDBOX_GLOBAL_KEY } from "../sandbox";
import { readJson } from "./instance-door";
import { reachServer } from "./reach-server";

/** A server as the gateway's own errands need it: to create an instance, and to remove one whose creation failed. */
export interface ServerDoor {
  id: string;
  url: string;
  version: string;
  sandbox: boolean;
  dedicated: boolean;
  /** Opens every instance of the server: it never leaves this folder but as a header to that server. */
  globalKey: string;
}

export const SANDBOX_SERVER: ServerDoor = {
  id: "sandbox",
  url: "",
  version: "2.3.6",
  sandbox: true,
  dedicated: false,
  globalKey: SANDBOX_GLOBAL_KEY,
};

const CREATE_MS = 30_000;

/** Any answer of the server; a Problem when there was none. */
export async function askServer(
  env: Env,
  server: ServerDoor,
  ask: { method: string; path: string; body?: unknown; limitMs?: number },
): Promise<{ status: number; body: unknown }> {
  const { method, path, body, limitMs = CREATE_MS } = ask;
  const response = await reachServer(env, server, {
    ...{ method, path, limitMs },
    headers: { apikey: server.globalKey, accept: "application/json", "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Problem("upstream_failed", "The connection to WhatsApp's server was lost.", { cause });
  });
  return readJson(response);
}
