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

  const ip = call.request.headers.get("cf-connecting-ip");
  const { instance, made, upstreamMs } = await makeInstance(call.env, {
    tenantId,
    mode,
    actor: { kind: "key", id: keyId, label: `key ${keyId}`, ip },
    body,
    recorded: mode === "live",
    ...(webhook && { prepare: (draft) => storeWebhook(call, draft, webhook) }),
  });
  call.upstreamMs = upstreamMs;
  return answerJson(201, await publicAnswer(caller, { made, body, instance, webhook }));
}

function parseBody(given: Record<string, unknown>): CreateBody {
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
  created: { made: CreateAnswer; body: CreateBody; instance: LedgerInstance; webhook: StoredWebhook | undefined },
) {
  const { made, body, instance, webhook } = created;
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
    websocket: body.websocket ? { enabled: true } : {},
  };
}
