import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { isInstanceName } from "../../../lib/contract/instance";
import { Problem } from "../../../lib/problem";
import { type CreateAnswer, CreateBody, evolutionMessages } from "../../evolution/create-body";
import { refusedCreate } from "../../services/instances/ask-create";
import { createInstance as makeInstance } from "../../services/instances/create-instance";
import type { Answer } from "../answer";
import type { Caller } from "../cache";
import type { Call } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { showKey } from "./show-key";
import { callerOf } from "./transport-body";
import { checkTransports } from "./transports";
import { type StoredWebhook, storeWebhook, webhookFromBody } from "./webhook";
import { storeWebsocket, websocketFromBody } from "./websocket";

/** POST /instance/create. A create that fails leaves nothing behind. */
export async function createInstance(call: Call): Promise<Answer> {
  const caller = callerOf(call);
  const { tenantId, mode, keyId, instances } = caller.grant;
  // It could not touch what it has made, and would be shown a key to it.
  if (instances) throw new Problem("forbidden", "Creating an instance needs a key for all instances.");
  const given = await readJson(call);
  const body = parseBody(given);
  checkTransports(given);
  const webhook = body.webhook ? webhookFromBody(body.webhook) : undefined;
  const websocket = body.websocket ? websocketFromBody(body.websocket) : undefined;

  const ip = call.request.headers.get("cf-connecting-ip");
  const { instance, made, upstreamMs } = await makeInstance(call.env, {
    tenantId,
    mode,
    actor: { kind: "key", id: keyId, label: `key ${keyId}`, ip },
    body,
    recorded: mode === "live",
    prepare: async (draft) => {
      if (webhook) await storeWebhook(call, draft, webhook);
      if (websocket) await storeWebsocket(call, draft, { columns: websocket });
    },
  });
  call.upstreamMs = upstreamMs;
  return answerJson(201, await publicAnswer(caller, { made, instance, webhook, websocket }));
}

function parseBody(body: Record<string, unknown>): CreateBody {
  // Evolution Manager sends null for what was left empty.
  const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
  const integrations: readonly unknown[] = CreateBody.shape.integration.options;
  if (!integrations.includes(given.integration)) throw refusedCreate(["Invalid integration"]);
  const parsed = CreateBody.safeParse(given, { reportInput: true });
  if (!parsed.success) throw refusedCreate([evolutionMessages(parsed.error)]);
  if (!isInstanceName(parsed.data.instanceName)) {
    throw refusedCreate([
      ["instanceName takes 1 to 100 characters, none of them a control character, and not . or .."],
    ]);
  }
  return parsed.data;
}

/** Evolution's own answer with the tenant's name, a key of ours in `hash`, and the webhook that the tenant asked for. */
async function publicAnswer(
  caller: Caller,
  created: {
    made: CreateAnswer;
    instance: LedgerInstance;
    webhook: StoredWebhook | undefined;
    websocket: { enabled: boolean } | undefined;
  },
) {
  const { made, instance, webhook, websocket } = created;
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
    hash: await showKey(caller, instance),
    webhook: shown ?? {},
    websocket: websocket ? { enabled: websocket.enabled } : {},
  };
}
