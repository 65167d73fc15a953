import { env } from "cloudflare:workers";
import { Hono } from "hono";
import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import {
  documentKey,
  type EndpointDocument,
  evolutionEndpointId,
  outboxName,
} from "../../durable/webhook-outbox/endpoint";
import { newEndpoint } from "../../durable/webhook-outbox/endpoint.fixture";
import { randomName, uuidv7 } from "../../lib/ids";
import { ledgerName } from "../../lib/ledger-name";
import { QUOTA_KINDS } from "../../lib/quota";
import { seal } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import { deriveWebhookSecret, upstreamWebhook } from "../../lib/webhook-secret";
import { anchorOfLongRunning } from "../../tests/support/clock";
import { type AppEnv, config } from "../env";
import { onError } from "../middleware/on-error";
import { webhooks } from ".";

const app = new Hono<AppEnv>().route("/webhooks", webhooks).onError(onError);

/** A tenant with one instance upstream, and the server's way of calling us about it. */
export async function newInstance({
  keyVersion = 1,
  sends = 1_000,
  timeZone = "UTC",
  server = {} as Partial<LedgerInstance["server"]>,
} = {}) {
  const tenantId = crypto.randomUUID();
  const ledger = ledgerName(tenantId, "live");
  await env.LEDGER.getByName(ledger).provision({
    tenantId,
    mode: "live",
    status: "active",
    plan: {
      name: "test",
      limits: Object.fromEntries(QUOTA_KINDS.map((kind) => [kind, kind === "message_send" ? sends : 1_000])) as Record<
        (typeof QUOTA_KINDS)[number],
        number
      >,
      dailyLimits: {},
      standing: { instances: 5, keys: 5, endpoints: 5, members: 5 },
      burst: { perSecond: 10, capacity: 10 },
      features: [],
    },
    timeZone,
    periodAnchor: anchorOfLongRunning(),
  });
  const id = uuidv7();
  const instance: LedgerInstance = {
    id,
    name: "loja",
    upstreamName: `z${randomName(25)}`,
    upstreamId: crypto.randomUUID(),
    sealedToken: await seal(config.dataSecrets, "token of the instance", tokenContext(id)),
    integration: "WHATSAPP-BAILEYS",
    server: {
      id: crypto.randomUUID(),
      url: "https://evolution.example",
      version: "2.3.6",
      sandbox: false,
      dedicated: false,
      ...server,
    },
    keyVersion,
    state: "ready",
    createdAt: Date.now(),
  };
  await env.LEDGER.getByName(ledger).putInstance(instance);
  const state = env.INSTANCE.getByName(`${ledger}:${instance.id}`);
  const outbox = env.OUTBOX.getByName(outboxName(ledger, evolutionEndpointId(instance.id)));
  const owner = { tenantId, mode: "live", instanceId: instance.id } as const;
  return { tenantId, ledger, instance, owner, state, outbox, headers: await registeredHeaders(tenantId, instance) };
}
export type NewInstance = Awaited<ReturnType<typeof newInstance>>;

/** The headers that we register upstream for an instance. */
export async function registeredHeaders(tenantId: string, { id: instanceId, keyVersion: version }: LedgerInstance) {
  const owner = { tenantId, mode: "live", instanceId } as const;
  const secret = await deriveWebhookSecret(config.keySecrets, { ...owner, version });
  return upstreamWebhook({ ...owner, publicUrl: config.publicUrl, secret }).headers;
}

/** Gives the instance an endpoint, as `webhook/set` does. */
export async function addEndpoint(
  { tenantId, ledger, instance, state }: NewInstance,
  changes: Parameters<typeof newEndpoint>[0] = {},
) {
  const own = { id: evolutionEndpointId(instance.id), tenantId, instances: [instance.id] };
  const { document } = await newEndpoint({ ...own, ...changes });
  await storeDocument(ledger, document);
  await state.refresh();
}

/** Gives the tenant an endpoint that hears all its instances. */
export async function addTenantEndpoint(
  { tenantId, ledger, state }: NewInstance,
  changes: Parameters<typeof newEndpoint>[0] = {},
) {
  const { document } = await newEndpoint({ tenantId, origin: "api", instances: null, ...changes });
  await storeDocument(ledger, document);
  await state.refresh();
}

const storeDocument = (ledger: string, document: EndpointDocument) =>
  env.LEDGER.getByName(ledger).putDocument(documentKey(document), JSON.stringify(document));

/** An envelope as an Evolution server of this instance writes it. */
export const envelopeOf = ({ instance, tenantId }: NewInstance, event: string, data: unknown) => ({
  event,
  instance: instance.upstreamName,
  data,
  destination: `${config.publicUrl}/webhooks/${tenantId}`,
  date_time: new Date().toISOString(),
  sender: "5511999990236@s.whatsapp.net",
  server_url: "http://10.0.0.5:18080",
  apikey: "0C2A4D52-5AB0-4910-AC53-4E8ECCCBB590",
});

export const messageOf = (from: NewInstance, text: string) =>
  envelopeOf(from, "messages.upsert", {
    key: { remoteJid: "5511888880002@s.whatsapp.net", fromMe: false, id: "3A522F22336402F3EC53" },
    message: { conversation: text },
  });

/** Posts a body as a server would; `path` replaces `/webhooks/:tenantId`. */
export async function post(
  to: NewInstance,
  body: BodyInit | object,
  { headers = to.headers, path = `/webhooks/${to.tenantId}` }: { headers?: Record<string, string>; path?: string } = {},
) {
  const isReady = typeof body === "string" || body instanceof ReadableStream || body instanceof Uint8Array;
  const request = new Request(`https://gateway.test${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: isReady ? (body as BodyInit) : JSON.stringify(body),
  });
  const response = await app.fetch(request, env);
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, request };
}
