import { Hono } from "hono";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { parseMetaToken, verifyWordOf } from "../../lib/meta-token";
import { Problem } from "../../lib/problem";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { readAtMost } from "../client-body";
import { type AppEnv, config } from "../env";
import { reachServer } from "../evolution/reach-server";
import { eventsIn } from "./events-in";
import { type Connected, findApp, findOtherApps } from "./find-app";
import { takeTurn } from "./take-turn";
import { isSigned } from "./verify-body";

/** Meta sends at most a few hundred kilobytes. */
const MOST_BYTES = 4 * 1_048_576;
const FORWARD_MS = 20_000;

/**
 * /meta/:token: where Meta sends the events of a WHATSAPP-BUSINESS instance. The upstream believes anybody, and takes the number
 * from the body; here the signature is checked, and what is about a number goes to the instance that has it and whose own app
 * signed it. Meta repeats for days what is not answered with 200, so what is for nobody is taken and left.
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
    const own = await findApp(c.env, owner);
    if (!own) throw nothingHere();
    const signature = c.req.header("x-hub-signature-256");
    const isFor = ({ app }: Connected) => isSigned(body, signature, app);
    if (!isFor(own)) throw new Problem("unauthenticated", "The signature does not fit.");
    const events = eventsIn(body);
    if (!events) throw new Problem("invalid_request", "The body is not one of Meta's events.");
    const isOwn = events.every(({ phoneNumberId }) => phoneNumberId === own.app.phoneNumberId);
    const others = isOwn ? [] : (await findOtherApps(c.env, owner)).filter(isFor);
    const began = Date.now();
    for (const { phoneNumberId, payload } of events) {
      const found = [own, ...others].find(({ app }) => app.phoneNumberId === phoneNumberId);
      if (!found) continue;
      await takeTurn(c.env, { ...owner, instanceId: found.instance.id }, Date.now() - began);
      await forward(c.env, found.instance, payload);
    }
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
  return readAtMost(request.body, MOST_BYTES, tooLarge);
}

const tooLarge = () => new Problem("body_too_large", "An event of Meta's may have 4 MB.");

async function forward(env: Env, { server }: LedgerInstance, body: string): Promise<void> {
  const answer = reachServer(env, server, {
    ...{ method: "POST", path: "/webhook/meta", headers: { "content-type": "application/json" }, body },
    limitMs: FORWARD_MS,
  });
  const response = await answer.catch((cause: unknown) => {
    throw new Problem("unavailable", "The event cannot be passed on right now.", { retryAfter: 30, cause });
  });
  await response.body?.cancel();
  if (!response.ok) throw new Problem("unavailable", "The event cannot be passed on right now.", { retryAfter: 30 });
}
