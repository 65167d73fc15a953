import * as z from "zod";
import { randomName } from "../../lib/ids";
import { open, seal } from "../../lib/seal";
import { endpointContext } from "../../lib/seal-contexts";
import type { VersionedSecrets } from "../../lib/secrets";

/** What a tenant decides about an endpoint; events and two of the flags are columns of Evolution's webhook row. */
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

/** While a secret is rolled, the one before signs as well, until `until` (ms since the epoch). */
const PreviousSecret = z.object({ secret: z.string(), until: z.number() });

const Private = EndpointSettings.pick({ headers: true }).extend({
  secret: z.string(),
  previous: PreviousSecret.nullable(),
});
export type EndpointPrivate = z.output<typeof Private>;

/** As it is kept: what may hold credentials is sealed. The newest `updatedAt` wins. */
export const EndpointDocument = EndpointSettings.omit({ headers: true }).extend({
  id: z.string(),
  tenantId: z.string(),
  mode: z.enum(["live", "test"]),
  /** `evolution`: made by `webhook/set` for one instance, and gone with it; `pusher`: by `pusher/set`. */
  origin: z.enum(["api", "evolution", "pusher"]),
  /** It is a Pusher app: its secret signs as Pusher wants it. */
  pusher: z.object({ appId: z.string(), key: z.string() }).optional(),
  /** Our ids of the instances it hears; null is all of them, later ones too. */
  instances: z.array(z.string()).nullable(),
  description: z.string(),
  /** How many deliveries may be under way at once. */
  concurrency: z.number(),
  /** For how many days a settled delivery and its body are kept. */
  keepDays: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  sealed: z.string(),
});
export type EndpointDocument = z.output<typeof EndpointDocument>;

/** An endpoint with its headers and signing secrets opened. */
export type Endpoint = EndpointSettings & Omit<EndpointDocument, "sealed"> & EndpointPrivate;

export const DEFAULT_CONCURRENCY = 4;
export const DEFAULT_KEEP_DAYS = 3;

/** Stands in for an instance where a document belongs to the whole tenant. */
const WHOLE_TENANT = "*";

/** Key in the ledger of the endpoint that `webhook/set` made; `instanceId` is ours. It goes with its instance. */
export const endpointKey = (instanceId: string) => ({ instanceId, kind: "webhook", id: "webhook" });

/** Kind of the documents of endpoints that are Pusher apps. */
export const PUSHER_ENDPOINT = "pusher-endpoint";

const pusherKey = (instanceId: string) => ({ instanceId, kind: PUSHER_ENDPOINT, id: PUSHER_ENDPOINT });

/** Key in the ledger of an endpoint that the tenant made for several instances. */
export const tenantEndpointKey = (id: string) => ({ instanceId: WHOLE_TENANT, kind: "endpoint", id });

/** Where the ledger keeps this endpoint. */
export function documentKey({ id, origin, instances }: Pick<EndpointDocument, "id" | "origin" | "instances">) {
  if (origin === "api") return tenantEndpointKey(id);
  const instanceId = instances?.[0] ?? "";
  return origin === "pusher" ? pusherKey(instanceId) : endpointKey(instanceId);
}

/** What is asked of a ledger; its stub has it. */
interface EndpointSource {
  listDocuments(instanceId: string, kind: string): Promise<string[]>;
}

/** All enabled endpoints that hear an instance, by the ledger's account. */
export async function endpointsOf(ledger: EndpointSource, instanceId: string): Promise<EndpointDocument[]> {
  const [own, pusher, shared] = await Promise.all([
    ledger.listDocuments(instanceId, "webhook"),
    ledger.listDocuments(instanceId, PUSHER_ENDPOINT),
    ledger.listDocuments(WHOLE_TENANT, "endpoint"),
  ]);
  const documents = [...own, ...pusher, ...shared].map((text) => EndpointDocument.parse(JSON.parse(text)));
  return documents.filter((document) => document.enabled && hearsInstance(document, instanceId));
}

/** Ids of the endpoints that the tenant made itself, switched off or on. */
export async function listEndpointIds(ledger: EndpointSource): Promise<string[]> {
  const documents = await ledger.listDocuments(WHOLE_TENANT, "endpoint");
  return documents.map((text) => EndpointDocument.parse(JSON.parse(text)).id);
}

const hearsInstance = ({ instances }: Pick<EndpointDocument, "instances">, instanceId: string) =>
  instances === null || instances.includes(instanceId);

/** Name of the outbox that serves an endpoint. */
export const outboxName = (ledger: string, endpointId: string) => `${ledger}:${endpointId}`;

/**
 * Id of the endpoint that `webhook/set` makes for an instance, in the form of Evolution's rows. It follows from our UUIDv7 of
 * the instance, so that setting it twice at once makes one: 116 bits, all that are random and 40 of the time.
 */
export function evolutionEndpointId(instanceId: string): string {
  const hex = instanceId.replaceAll("-", "");
  return `cm${BigInt(`0x${hex.slice(2, 12)}${hex.slice(13)}`)
    .toString(36)
    .padStart(23, "0")}`;
}

/** The same for the one that `pusher/set` makes. */
export const pusherEndpointId = (instanceId: string) => `cp${evolutionEndpointId(instanceId).slice(2)}`;

/** `cm…`, 25 characters: the form of the ids in Evolution's own tables. */
export const newRowId = () => `cm${randomName(23)}`;

/** Whether the text has that form; one that came from elsewhere may begin otherwise. */
export const isRowId = (text: string): boolean => /^c[a-z0-9]{24}$/.test(text);

/** Standard Webhooks: `whsec_` and base64 of 32 bytes. */
export const newEndpointSecret = () =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;

export async function sealEndpoint(secrets: VersionedSecrets, endpoint: Endpoint): Promise<EndpointDocument> {
  const { headers, secret, previous, ...plain } = endpoint;
  return { ...plain, sealed: await sealPrivatePart(secrets, endpoint, { headers, secret, previous }) };
}

export async function openEndpoint(secrets: VersionedSecrets, document: EndpointDocument): Promise<Endpoint> {
  const { sealed, ...plain } = document;
  return { ...plain, ...(await openPrivatePart(secrets, document, sealed)) };
}

type Owned = Pick<EndpointDocument, "id" | "tenantId">;

export function sealPrivatePart(secrets: VersionedSecrets, endpoint: Owned, values: EndpointPrivate): Promise<string> {
  return seal(secrets, JSON.stringify(values), endpointContext(endpoint));
}

export async function openPrivatePart(
  secrets: VersionedSecrets,
  endpoint: Owned,
  sealed: string,
): Promise<EndpointPrivate> {
  return Private.parse(JSON.parse(await open(secrets, sealed, endpointContext(endpoint))));
}
