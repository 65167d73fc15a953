import * as z from "zod";
import { stateName } from "../../../durable/instance-state/messages";
import type { KeyGrant, LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { areSendable } from "../../../durable/webhook-outbox/custom-headers";
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_KEEP_DAYS,
  type Endpoint,
  EndpointDocument,
  type EndpointSettings,
  endpointKey,
  evolutionEndpointId,
  newEndpointSecret,
  openEndpoint,
  outboxName,
  sealEndpoint,
} from "../../../durable/webhook-outbox/endpoint";
import { Problem } from "../../../lib/problem";
import { requireSafeUrl } from "../../../lib/safe-fetch";
import { config } from "../../env";
import { urlRules } from "../../safe-fetch";
import type { Answer } from "../answer";
import { type Call, fromLedger, ledgerOf } from "../call";
import { answerJson } from "./owned";
import { readJson } from "./read-json";
import { callerOf, parseTransport, refusal, storedEvents, targetOf, transportFields } from "./transport-body";

/** As `/api` has it. */
const LONGEST_URL = 2_000;

export type StoredWebhook = EndpointSettings;

/** The one webhook that Evolution has per instance is ours; what a tenant sets here is an endpoint that our outbox serves. */

/** POST /webhook/set/:instanceName: replaces the endpoint; an absent `headers` keeps the ones before. Needs no Postgres. */
export async function setWebhook(call: Call): Promise<Answer> {
  const { instance } = targetOf(call);
  const { version } = instance.server;
  const given = parseTransport(await readJson(call), "webhook", webhookSchema(version));
  const row = await storeWebhook(call, instance, toSettings(given, version));
  return answerJson(201, row);
}

/** GET /webhook/find/:instanceName: the row, or `null`. An endpoint that answered 410 is shown as switched off. */
export async function findWebhook(call: Call): Promise<Answer> {
  const { instance } = targetOf(call);
  const endpoint = await findEndpoint(call, instance);
  if (!endpoint) return answerJson(200, null);
  const { disabled } = await fromLedger(outboxOf(call, instance).state());
  return answerJson(200, publicRow(disabled ? { ...endpoint, enabled: false } : endpoint, instance));
}

/** The `webhook` of a create: on from the start, as upstream. */
export function webhookFromBody(given: Record<string, unknown>): StoredWebhook {
  const version = "2.3";
  const schema = webhookSchema(version);
  return toSettings(parseTransport({ webhook: { ...given, enabled: true } }, "webhook", schema), version);
}

/** Writes the endpoint, tells those who deliver to it, and answers its row as Evolution shows it. Postgres hears of it later. */
export async function storeWebhook(call: Call, instance: LedgerInstance, webhook: StoredWebhook) {
  const { ledger, grant } = callerOf(call);
  const known = await findEndpoint(call, instance);
  const now = new Date().toISOString();
  const endpoint: Endpoint = {
    ...(known ?? newEvolutionEndpoint(grant, instance)),
    ...webhook,
    headers: webhook.headers ?? known?.headers ?? null,
    createdAt: known?.createdAt ?? now,
    updatedAt: laterThan(known?.updatedAt, now),
  };
  const document = await sealEndpoint(config.dataSecrets, endpoint);
  await fromLedger(outboxOf(call, instance).configure({ endpoint: document, record: true }));
  await fromLedger(call.env.INSTANCE.getByName(stateName(ledger, instance.id)).refresh());
  return publicRow(endpoint, instance);
}

const newEvolutionEndpoint = ({ tenantId, mode }: Pick<KeyGrant, "tenantId" | "mode">, { id }: LedgerInstance) => ({
  id: evolutionEndpointId(id),
  tenantId,
  mode,
  origin: "evolution" as const,
  instances: [id],
  description: "",
  concurrency: DEFAULT_CONCURRENCY,
  keepDays: DEFAULT_KEEP_DAYS,
  secret: newEndpointSecret(),
  previous: null,
});

const webhookSchema = (version: string) =>
  z.object({
    ...transportFields(version),
    url: z.string(),
    headers: z.record(z.string(), z.string()).nullish(),
    byEvents: z.boolean().nullish(),
    base64: z.boolean().nullish(),
  });

function toSettings(given: z.output<ReturnType<typeof webhookSchema>>, version: string): StoredWebhook {
  const { enabled, headers, byEvents, base64 } = given;
  const url = usableUrl(given);
  if (headers && !areSendable(headers)) throw refusal('Invalid "headers" property');
  const events = storedEvents(given, version);
  return {
    url,
    headers: headers ?? null,
    enabled,
    events,
    webhookByEvents: byEvents ?? false,
    webhookBase64: base64 ?? false,
  };
}

/** A webhook that is switched off needs no address, and n8n's node sends `vazio` for one: what cannot be called is not kept. */
function usableUrl({ enabled, url }: { enabled: boolean; url: string }): string {
  try {
    if (url.length > LONGEST_URL) throw new Problem("unsafe_url", `The URL has more than ${LONGEST_URL} characters.`);
    requireSafeUrl(url, urlRules);
    return url;
  } catch (error) {
    if (!enabled) return "";
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, error.message, { evolutionMessage: [`Invalid "url" property: ${error.message}`] });
  }
}

async function findEndpoint(call: Call, instance: LedgerInstance): Promise<Endpoint | undefined> {
  const text = await fromLedger(ledgerOf(call, callerOf(call)).findDocument(endpointKey(instance.id)));
  return text === null ? undefined : openEndpoint(config.dataSecrets, EndpointDocument.parse(JSON.parse(text)));
}

const outboxOf = (call: Call, { id }: LedgerInstance) =>
  call.env.OUTBOX.getByName(outboxName(callerOf(call).ledger, evolutionEndpointId(id)));

/** In the order of Evolution's columns; the signing secret is not one of them. */
function publicRow(endpoint: Endpoint, { upstreamId: instanceId }: LedgerInstance) {
  const { id, url, headers, enabled, events, webhookByEvents, webhookBase64, createdAt, updatedAt } = endpoint;
  return { id, url, headers, enabled, events, webhookByEvents, webhookBase64, createdAt, updatedAt, instanceId };
}

/** Two changes within one millisecond must still be told apart. */
function laterThan(known: string | undefined, now: string): string {
  return known === undefined || known < now ? now : new Date(Date.parse(known) + 1).toISOString();
}
