import { Hono } from "hono";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { ledgerName } from "../../lib/ledger-name";
import { parseMetaToken, verifyWordOf } from "../../lib/meta-token";
import { Problem } from "../../lib/problem";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { type AppEnv, config } from "../env";
import { upstreamFetch } from "../evolution/upstream-fetch";
import { sandboxFetch } from "../sandbox";
import { fromLedger } from "../v1/call";
import { appKey, type MetaApp, readApp } from "./app-document";
import { isAuthentic } from "./verify-body";

/** Meta sends at most a few hundred kilobytes. */
const MOST_BYTES = 4 * 1_048_576;
const FORWARD_MS = 20_000;

/**
 * /meta/:token: where Meta sends the events of a WHATSAPP-BUSINESS instance. The upstream believes anybody; here the signature
 * is checked, then the body is passed on as it came. Meta repeats for days what is not answered with 200.
 */
export const meta = new Hono<AppEnv>()
  .get("/:token", async (c) => {
    await ownerOf(c.req.param("token"));
    const { "hub.mode": mode, "hub.verify_token": word, "hub.challenge": challenge = "" } = c.req.query();
    const expected = await verifyWordOf(config.keySecrets, c.req.param("token"));
    if (mode !== "subscribe" || word !== expected)
      throw new Problem("forbidden", "The verify token is not the one shown.");
    return c.text(challenge.slice(0, 200));
  })
  .post("/:token", async (c) => {
    const owner = await ownerOf(c.req.param("token"));
    const body = await readBody(c.req.raw);
    const { app, instance } = await findApp(c.env, owner);
    if (!isAuthentic(body, c.req.header("x-hub-signature-256"), app)) {
      throw new Problem("unauthenticated", "The signature does not fit.");
    }
    await forward(c.env, instance, body);
    return c.text("EVENT_RECEIVED");
  });

const nothingHere = () => new Problem("not_found", "There is nothing here.");

async function ownerOf(token: string): Promise<WebhookOwner> {
  const owner = await parseMetaToken(config.keySecrets, token);
  if (!owner) throw nothingHere();
  return owner;
}

async function readBody(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? Number.NaN) > MOST_BYTES) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  // Counted as it comes: a length that was not stated, or was a lie, must not fill our memory.
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > MOST_BYTES) throw tooLarge();
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
}

const tooLarge = () => new Problem("body_too_large", "An event of Meta's may have 4 MB.");

async function findApp(env: Env, owner: WebhookOwner): Promise<{ app: MetaApp; instance: LedgerInstance }> {
  const ledger = env.LEDGER.getByName(ledgerName(owner.tenantId, owner.mode));
  const instance: LedgerInstance | null = await fromLedger(ledger.instanceById(owner.instanceId));
  const document = instance && (await fromLedger(ledger.findDocument(appKey(owner))));
  if (!instance || !document) throw nothingHere();
  return { app: await readApp(owner, document), instance };
}

async function forward(env: Env, { server }: LedgerInstance, body: Uint8Array): Promise<void> {
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: body as BodyInit };
  const signal = AbortSignal.timeout(FORWARD_MS * config.timeScale);
  const answer = server.sandbox
    ? sandboxFetch(env, new Request("https://sandbox.invalid/webhook/meta", init))
    : upstreamFetch(`${server.url}/webhook/meta`, { ...init, redirect: "manual", signal });
  const response = await answer.catch((cause: unknown) => {
    throw new Problem("unavailable", "The event cannot be passed on right now.", { retryAfter: 30, cause });
  });
  await response.body?.cancel();
  if (!response.ok) throw new Problem("unavailable", "The event cannot be passed on right now.", { retryAfter: 30 });
}
