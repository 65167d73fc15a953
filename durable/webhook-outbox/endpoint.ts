import * as z from "zod";
import { randomName } from "../../lib/ids";
import { open, seal } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";

/** Where a tenant wants its events, in the columns of Evolution's webhook row. */
export const EndpointSettings = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.string()).nullable(),
  enabled: z.boolean(),
  /** Subscription names, such as `MESSAGES_UPSERT`. */
  events: z.array(z.string()),
  /** Appends `/messages-upsert` and its like to the URL. */
  webhookByEvents: z.boolean(),
  webhookBase64: z.boolean(),
});
export type EndpointSettings = z.output<typeof EndpointSettings>;

const Private = EndpointSettings.pick({ headers: true }).extend({ secret: z.string() });

/** As it is kept: what may hold credentials is sealed. The newest `updatedAt` wins. */
export const EndpointDocument = EndpointSettings.omit({ headers: true }).extend({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  instanceId: z.string(),
  sealed: z.string(),
});
export type EndpointDocument = z.output<typeof EndpointDocument>;

/** An endpoint with its headers and signing secret opened. */
export type Endpoint = EndpointSettings & Omit<EndpointDocument, "sealed"> & { secret: string };

/** Key of the document in the ledger, whose `instanceId` is ours. */
export const endpointKey = (instanceId: string) => ({ instanceId, kind: "webhook", id: "webhook" });

/** Name of the outbox that serves the endpoint which `webhook/set` made. */
export const outboxName = (ledger: string, instanceId: string) => `${ledger}:${instanceId}:webhook`;

/** `cm…`, 25 characters: the form of the ids in Evolution's own tables. */
export const newRowId = () => `cm${randomName(23)}`;

/** Standard Webhooks: `whsec_` and base64 of 32 bytes. */
export const newEndpointSecret = () =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

export async function sealEndpoint(secrets: VersionedSecrets, endpoint: Endpoint): Promise<EndpointDocument> {
  const { headers, secret, ...plain } = endpoint;
  const sealed = await seal(secrets, JSON.stringify({ headers, secret }), context(endpoint));
  return { ...plain, sealed };
}

export async function openEndpoint(secrets: VersionedSecrets, document: EndpointDocument): Promise<Endpoint> {
  const { sealed, ...plain } = document;
  return { ...plain, ...Private.parse(JSON.parse(await open(secrets, sealed, context(document)))) };
}

const context = ({ id, instanceId }: { id: string; instanceId: string }) => `endpoint:${instanceId}:${id}`;
