import { open, seal } from "../../lib/seal";
import type { VersionedSecrets } from "../../lib/secrets";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { headSealed, readSealed } from "../stored-object";
import type { EndpointDocument } from "../webhook-outbox/endpoint";
import { bodyContext, type QueuedEvent } from "../webhook-outbox/messages";
import { addMedia, type MediaSource, mayCarryMedia } from "./add-media";
import type { InboxRow } from "./store";

interface Parts {
  env: Env;
  owner: WebhookOwner;
  secrets: VersionedSecrets;
  media: MediaSource;
  putPart(endpointId: string, part: { id: string; part: number; body: string }): Promise<void>;
  /** Media were put into R2 under this key. */
  onStored(stored: { key: string; expiresAt: number }): void;
}

/** Where an object of an instance lies in R2. */
export const objectKey = ({ tenantId, mode, instanceId }: WebhookOwner, name: string) =>
  `${tenantId}/${mode}/${instanceId}/${name}`;

/** A stored event as an outbox takes it: with its media where the endpoint wants them, in parts where it is large. */
export async function prepareEvent(parts: Parts, row: InboxRow, endpoint: EndpointDocument): Promise<QueuedEvent> {
  const { owner } = parts;
  const queued = { id: row.id, event: row.event, instanceId: owner.instanceId };
  // Far beyond what Pusher takes: the outbox drops it by its parts alone.
  if (row.object !== null && endpoint.pusher) return { ...queued, body: "", moreParts: 1 };
  if (row.object !== null)
    return { ...queued, ...(await handOverParts(parts, { id: row.id, key: row.object }, endpoint)) };
  const body = row.body ?? "";
  if (!endpoint.webhookBase64 || !mayCarryMedia(row.event)) return { ...queued, body, moreParts: 0 };
  const text = await open(parts.secrets, body, bodyContext(row.id, 0));
  const added = await addMedia(parts.media, { owner, text, key: objectKey(owner, `media/${row.id}`) });
  if (added.text === text) return { ...queued, body, moreParts: 0 };
  if (added.stored) parts.onStored(added.stored);
  return { ...queued, body: await seal(parts.secrets, added.text, bodyContext(row.id, 0)), moreParts: 0 };
}

/** A megabyte at a time, each sealed anew for its place. */
async function handOverParts(
  { env, secrets, putPart }: Parts,
  { id, key }: { id: string; key: string },
  endpoint: EndpointDocument,
): Promise<{ body: string; moreParts: number }> {
  const head = await headSealed(env.MEDIA, key);
  if (!head) throw new Error(`the body of ${id} is missing`);
  let [first, part] = ["", 0];
  for await (const bytes of readSealed(env.MEDIA, { secrets, key }, { ...head, start: 0, end: head.bytes })) {
    const body = await seal(secrets, bytes, bodyContext(id, part));
    if (part === 0) first = body;
    else await putPart(endpoint.id, { id, part, body });
    part++;
  }
  return { body: first, moreParts: part - 1 };
}
