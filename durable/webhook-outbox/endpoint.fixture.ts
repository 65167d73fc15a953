import { env } from "cloudflare:workers";
import { EVENT_NAMES } from "../../lib/event-names";
import { seal } from "../../lib/seal";
import { parseSecrets } from "../../lib/secrets";
import { type Endpoint, newEndpointSecret, newRowId, sealEndpoint } from "./endpoint";
import { bodyContext, type QueuedEvent } from "./messages";

/** An endpoint for every event, and its document as an outbox takes it. */
export async function newEndpoint(changes: Partial<Endpoint> = {}) {
  const at = new Date().toISOString();
  const endpoint: Endpoint = {
    id: newRowId(),
    url: "https://receiver.example/hook",
    headers: null,
    enabled: true,
    events: [...EVENT_NAMES],
    webhookByEvents: false,
    webhookBase64: false,
    createdAt: at,
    updatedAt: at,
    instanceId: crypto.randomUUID(),
    secret: newEndpointSecret(),
    ...changes,
  };
  return { endpoint, document: await sealEndpoint(parseSecrets(env.DATA_SECRETS), endpoint) };
}

/** An event of one part. */
export async function newEvent(envelope: object, event = "messages.upsert"): Promise<QueuedEvent> {
  const id = `evt_${crypto.randomUUID()}`;
  const body = await sealPart(id, 0, JSON.stringify({ event, ...envelope }).slice(0, -1));
  return { id, event, body, moreParts: 0 };
}

export const sealPart = (id: string, part: number, text: string) =>
  seal(parseSecrets(env.DATA_SECRETS), text, bodyContext(id, part));
