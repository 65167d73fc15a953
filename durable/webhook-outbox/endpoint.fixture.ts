import { env } from "cloudflare:workers";
import { EVENT_NAMES } from "../../lib/event-names";
import { uuidv7 } from "../../lib/ids";
import { ledgerName } from "../../lib/ledger-name";
import { QUOTA_KINDS } from "../../lib/quota";
import { seal } from "../../lib/seal";
import { parseSecrets } from "../../lib/secrets";
import {
  DEFAULT_CONCURRENCY,
  DEFAULT_KEEP_DAYS,
  type Endpoint,
  newEndpointSecret,
  newRowId,
  sealEndpoint,
} from "./endpoint";
import { bodyContext, type QueuedEvent } from "./messages";

/** An endpoint for every event, and its document as an outbox takes it. */
export async function newEndpoint(changes: Partial<Endpoint> = {}) {
  const at = new Date().toISOString();
  const endpoint: Endpoint = {
    id: newRowId(),
    tenantId: crypto.randomUUID(),
    mode: "live",
    origin: "evolution",
    instances: [crypto.randomUUID()],
    description: "",
    concurrency: DEFAULT_CONCURRENCY,
    keepDays: DEFAULT_KEEP_DAYS,
    url: "https://receiver.example/hook",
    headers: null,
    enabled: true,
    events: [...EVENT_NAMES],
    webhookByEvents: false,
    webhookBase64: false,
    createdAt: at,
    updatedAt: at,
    secret: newEndpointSecret(),
    previous: null,
    ...changes,
  };
  return { endpoint, document: await sealEndpoint(parseSecrets(env.DATA_SECRETS), endpoint) };
}

/** An event of one part. */
export async function newEvent(envelope: object, event = "messages.upsert"): Promise<QueuedEvent> {
  const id = `evt_${uuidv7()}`;
  const body = await sealPart(id, 0, JSON.stringify({ event, ...envelope }).slice(0, -1));
  return { id, event, body, moreParts: 0 };
}

export const sealPart = (id: string, part: number, text: string) =>
  seal(parseSecrets(env.DATA_SECRETS), text, bodyContext(id, part));

/** A ledger that keeps the documents of this tenant. */
export async function provisionLedger(tenantId: string): Promise<void> {
  const limits = Object.fromEntries(QUOTA_KINDS.map((kind) => [kind, 10])) as Record<
    (typeof QUOTA_KINDS)[number],
    number
  >;
  await env.LEDGER.getByName(ledgerName(tenantId, "live")).provision({
    tenantId,
    mode: "live",
    status: "active",
    plan: { ...SMALL_PLAN, limits },
    timeZone: "UTC",
    periodAnchor: "2026-01-01T00:00:00Z",
  });
}

const SMALL_PLAN = {
  name: "test",
  dailyLimits: {},
  standing: { instances: 5, keys: 5, endpoints: 5, members: 5 },
  burst: { perSecond: 10, capacity: 10 },
  features: [],
};
