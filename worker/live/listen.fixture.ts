import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { hashKey, mintKey } from "../../lib/api-key";
import type { ServerMessage } from "../../lib/contract/live";
import type { Scope } from "../../lib/contract/tenant";
import { uuidv7 } from "../../lib/ids";
import { type AppEnv, config } from "../env";
import { onError } from "../middleware/on-error";
import { live } from ".";

const app = new Hono<AppEnv>().route("/live", live).onError(onError);

const ask = (path: string, init?: RequestInit) =>
  app.fetch(new Request(`https://gateway.test${path}`, init), env, createExecutionContext());

/** A key of a tenant, known to its ledger. */
export async function newKey(
  { tenantId, ledger }: { tenantId: string; ledger: string },
  { scopes = ["read"] as Scope[], instances = null as string[] | null } = {},
) {
  const keyId = uuidv7();
  const key = await mintKey(config.keySecrets, { mode: "live", tenantId, keyId });
  const at = { allowedIps: null, expiresAt: null, revokedAt: null };
  await env.LEDGER.getByName(ledger).putKey({ id: keyId, hash: await hashKey(key), scopes, instances, ...at });
  return { keyId, key };
}

export async function askTicket(key: string) {
  const response = await ask("/live/tickets", { method: "POST", headers: { apikey: key } });
  return { status: response.status, body: (await response.json()) as { protocols: [string, string]; ticket: string } };
}

interface Opening {
  protocols?: readonly string[];
  key?: string;
  origin?: string;
  resume?: number;
}

/** Tries to open a socket; answers it with all that comes over it, or the refusal. */
export async function listen({ protocols, key, origin, resume }: Opening) {
  const response = await ask(resume === undefined ? "/live" : `/live?resume=${resume}`, {
    headers: {
      upgrade: "websocket",
      ...(protocols && { "sec-websocket-protocol": protocols.join(", ") }),
      ...(key && { apikey: key }),
      ...(origin && { origin }),
    },
  });
  const messages: ServerMessage[] = [];
  const closed: number[] = [];
  const socket = response.webSocket;
  socket?.accept();
  socket?.addEventListener("message", ({ data }) => void messages.push(JSON.parse(String(data))));
  socket?.addEventListener("close", ({ code }) => void closed.push(code));
  const { status } = response;
  return { status, protocol: response.headers.get("sec-websocket-protocol"), socket, messages, closed };
}

export type Listening = Awaited<ReturnType<typeof listen>>;
