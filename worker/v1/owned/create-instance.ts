import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { deriveKey } from "../../../lib/api-key";
import { randomName, uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import { seal } from "../../../lib/seal";
import { deriveWebhookSecret, upstreamWebhook } from "../../../lib/webhook-secret";
import { config } from "../../env";
import { askServer, type ServerDoor } from "../../evolution/admin";
import { CreateAnswer, CreateBody, evolutionMessages, upstreamSettings } from "../../evolution/create-body";
import type { Answer } from "../answer";
import type { Caller } from "../cache";
import { type Call, fromLedger, ledgerOf } from "../call";
import { tokenContext } from "../resolve-instance";
import { answerJson } from "./owned";
import { placeInstance } from "./place-instance";
import { readJson } from "./read-json";
import { checkTransports } from "./transports";
import { type StoredWebhook, storeWebhook, webhookFromBody } from "./webhook";

/**
 * POST /instance/create. The name is held in the ledger first, so two creates of one name cannot meet upstream; the
 * upstream gets a name, a token and a webhook of ours. A create that fails leaves nothing behind.
 */
export async function createInstance(call: Call): Promise<Answer> {
  const caller = callerOf(call);
  const given = await readJson(call);
  const body = parseBody(given);
  checkTransports(given);
  const webhook = body.webhook ? webhookFromBody(body.webhook) : undefined;

  const server = await placeInstance(call, caller);
  const { instance, token } = await draftInstance(body, server);
  await reserveName(call, caller, instance);
  try {
    // Before the upstream is asked: its first events come while it still creates.
    if (webhook) await storeWebhook(call, instance, webhook);
    const made = await createUpstream(call, { caller, body, instance, token, server });
    const ready: LedgerInstance = { ...instance, upstreamId: made.instance.instanceId, state: "ready" };
    await fromLedger(ledgerOf(call, caller).putInstance(ready));
    return answerJson(201, await publicAnswer(caller, { made, body, instance: ready, webhook }));
  } catch (error) {
    call.ctx.waitUntil(undo(call, caller, { instance, server }));
    throw error;
  }
}

function callerOf(call: Call): Caller {
  if (!call.caller) throw new Error("an owned route runs after authentication");
  return call.caller;
}

function parseBody(given: Record<string, unknown>): CreateBody {
  const integrations: readonly unknown[] = CreateBody.shape.integration.options;
  if (!integrations.includes(given.integration)) throw refusedWith(["Invalid integration"]);
  const parsed = CreateBody.safeParse(given, { reportInput: true });
  if (!parsed.success) throw refusedWith([evolutionMessages(parsed.error)]);
  if (!isUsableName(parsed.data.instanceName)) {
    throw refusedWith([["instanceName takes 1 to 100 characters, none of them a control character, and not . or .."]]);
  }
  return parsed.data;
}

const refusedWith = (evolutionMessage: unknown[]) =>
  new Problem("invalid_request", "The request is not valid.", { evolutionMessage });

/** Any name that a path can carry; the upstream never sees it. */
const isUsableName = (name: string) =>
  name.length >= 1 && name.length <= 100 && name !== "." && name !== ".." && !/\p{Cc}|\p{Cs}/u.test(name);

async function draftInstance(body: CreateBody, server: ServerDoor) {
  const { globalKey: _, ...placed } = server;
  const id = uuidv7();
  const token = body.integration === "WHATSAPP-BUSINESS" ? (body.token ?? "") : crypto.randomUUID().toUpperCase();
  const instance: LedgerInstance = {
    id,
    name: body.instanceName,
    upstreamName: `z${randomName(25)}`,
    upstreamId: "",
    sealedToken: await seal(config.dataSecrets, token, tokenContext(id)),
    integration: body.integration,
    server: placed,
    keyVersion: 1,
    state: "creating",
    createdAt: Date.now(),
  };
  return { instance, token };
}

async function reserveName(call: Call, caller: Caller, instance: LedgerInstance): Promise<void> {
  const reply = await fromLedger(ledgerOf(call, caller).reserveInstance(instance));
  if (reply.ok) return;
  if (reply.reason === "limit") throw new Problem("forbidden", `Your plan allows ${reply.limit} instances.`);
  throw new Problem("name_taken", `This name "${instance.name}" is already in use.`);
}

interface Draft {
  caller: Caller;
  body: CreateBody;
  instance: LedgerInstance;
  token: string;
  server: ServerDoor;
}

async function createUpstream(call: Call, { caller, body, instance, token, server }: Draft): Promise<CreateAnswer> {
  const { tenantId, mode } = caller.grant;
  const owner = { tenantId, mode, instanceId: instance.id, version: instance.keyVersion };
  const secret = await deriveWebhookSecret(config.keySecrets, owner);
  const request = {
    ...upstreamSettings(body),
    instanceName: instance.upstreamName,
    integration: instance.integration,
    token,
    webhook: upstreamWebhook({ publicUrl: config.publicUrl, tenantId, mode, instanceId: instance.id, secret }),
  };
  const began = Date.now();
  const { status, body: answer } = await askServer(call.env, server, {
    method: "POST",
    path: "/instance/create",
    body: request,
  });
  call.upstreamMs = Date.now() - began;
  if (status === 400) throw refusedWith(upstreamMessages(answer));
  const made = CreateAnswer.safeParse(answer);
  if (status === 201 && made.success) return made.data;
  throw new Problem("upstream_failed", "WhatsApp's server could not create the instance.", {
    cause: `answered ${status}`,
  });
}

function upstreamMessages(answer: unknown): unknown[] {
  const message = (answer as { response?: { message?: unknown } } | undefined)?.response?.message;
  return Array.isArray(message) ? message : ["The request was refused."];
}

/** Evolution's own answer with the tenant's name, a key of ours in `hash`, and the webhook that the tenant asked for. */
async function publicAnswer(
  { grant }: Caller,
  created: { made: CreateAnswer; body: CreateBody; instance: LedgerInstance; webhook: StoredWebhook | undefined },
) {
  const { made, body, instance, webhook } = created;
  const { id: instanceId, keyVersion: version } = instance;
  const owner = { mode: grant.mode, tenantId: grant.tenantId, instanceId, version, scopes: grant.scopes };
  const shown = webhook && {
    webhookUrl: webhook.url,
    webhookHeaders: webhook.headers ?? {},
    webhookByEvents: webhook.webhookByEvents,
    webhookBase64: webhook.webhookBase64,
  };
  return {
    ...made,
    instance: {
      ...made.instance,
      instanceName: instance.name,
      integration: instance.integration,
      webhookWaBusiness: null,
      accessTokenWaBusiness: "",
    },
    hash: await deriveKey(config.keySecrets, owner),
    webhook: shown ?? {},
    websocket: body.websocket ? { enabled: true } : {},
  };
}

/** A create that failed halfway is taken back: upstream first, then the name. */
async function undo(call: Call, caller: Caller, made: { instance: LedgerInstance; server: ServerDoor }): Promise<void> {
  const { instance, server } = made;
  try {
    await askServer(call.env, server, { method: "DELETE", path: `/instance/delete/${instance.upstreamName}` });
  } catch (error) {
    console.warn({ event: "orphan_instance", requestId: call.id, serverId: server.id, error: String(error) });
  }
  await ledgerOf(call, caller).dropInstance(instance.id);
}
