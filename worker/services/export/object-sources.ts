import { type ExportRow, readPart } from "../../../db/queries/export";
import { stateName } from "../../../durable/instance-state/messages";
import { queueName } from "../../../durable/send-queue/messages";
import { listEndpointIds, outboxName } from "../../../durable/webhook-outbox/endpoint";
import { InstanceView } from "../../../lib/contract/instance-state";
import { PacedSend } from "../../../lib/contract/pacing";
import { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { unsealedSize } from "../../../lib/sealed-frames";
import { MEDIA_DAYS } from "../../media/fetch-media";
import { mintMediaUrl } from "../../media/media-url";
import type { TenantContext } from "../context";
import type { ExportSource } from "./sources";

const AT_ONCE = 20;
const FILES_AT_ONCE = 100;
const SENDS_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** The tenant's numbers, some at a time. */
async function* listOwners({ db, tenantId }: TenantContext) {
  let last: ExportRow | undefined;
  do {
    const rows = await readPart(db, tenantId, { part: "instances", last, limit: AT_ONCE });
    yield rows.map(({ id, mode }) => ({ tenantId, mode: Mode.parse(mode), instanceId: String(id) }));
    last = rows.length < AT_ONCE ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/** What each number is doing; a number of which nothing was heard has no row. */
async function* instanceStates(ctx: TenantContext): AsyncGenerator<ExportRow[]> {
  for await (const owners of listOwners(ctx)) {
    const views = await Promise.all(
      owners.map(async (owner) => {
        const name = stateName(ledgerName(owner.tenantId, owner.mode), owner.instanceId);
        return ctx.env.INSTANCE.getByName(name).view(owner);
      }),
    );
    yield views.flatMap((view, place) => (view ? [{ mode: owners[place]?.mode, ...view }] : []));
  }
}

/** Sends that wait in the queues of paced numbers, and those that have ended lately. */
async function* pacedSends(ctx: TenantContext): AsyncGenerator<ExportRow[]> {
  for await (const owners of listOwners(ctx)) {
    for (const { tenantId, mode, instanceId } of owners) {
      const queue = ctx.env.QUEUE.getByName(queueName(ledgerName(tenantId, mode), instanceId));
      for (const state of ["open", "settled"] as const) {
        let after: string | undefined;
        do {
          const sends = await queue.list({ state, after, limit: SENDS_AT_ONCE });
          yield sends.map((send) => ({ mode, instanceId, ...send }));
          after = sends.length < SENDS_AT_ONCE ? undefined : sends.at(-1)?.id;
        } while (after !== undefined);
      }
    }
  }
}

/** Events on their way to endpoints and the log of those that arrived, with what was answered. */
async function* deliveries({ env, tenantId }: TenantContext): AsyncGenerator<ExportRow[]> {
  for (const mode of Mode.options) {
    const ledger = ledgerName(tenantId, mode);
    for (const endpointId of await listEndpointIds(env.LEDGER.getByName(ledger))) {
      const outbox = env.OUTBOX.getByName(outboxName(ledger, endpointId));
      let next: string | undefined;
      do {
        const page = await outbox.exportPage(next);
        yield page.deliveries.map((delivery) => ({ mode, endpointId, ...delivery }));
        next = page.next;
      } while (next !== undefined);
    }
  }
}

/** Files by link: they are too large to stand in a line. The link lasts as long as the file. */
async function* files({ env, tenantId }: TenantContext): AsyncGenerator<ExportRow[]> {
  const prefix = `${tenantId}/`;
  let cursor: string | undefined;
  do {
    const page = await env.MEDIA.list({
      prefix,
      limit: FILES_AT_ONCE,
      include: ["customMetadata"],
      ...(cursor !== undefined && { cursor }),
    });
    yield await Promise.all(
      page.objects.map(async ({ key, size, uploaded, customMetadata }) => {
        const expiresAt = uploaded.getTime() + MEDIA_DAYS * DAY_MS;
        return {
          name: key.slice(prefix.length),
          bytes: unsealedSize(size).bytes,
          storedAt: uploaded.toISOString(),
          mimetype: customMetadata?.mimetype ?? null,
          fileName: customMetadata?.fileName ? decodeURIComponent(customMetadata.fileName) : null,
          url: await mintMediaUrl({ tenantId, key, expiresAt }),
          urlExpiresAt: new Date(expiresAt).toISOString(),
        };
      }),
    );
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
}

const source = (columns: readonly string[], pages: ExportSource["pages"]): ExportSource => ({
  columns: async () => columns,
  pages,
});

/** What Durable Objects and the bucket keep of a tenant. A class that keeps something of its own adds itself here. */
export const OBJECT_SOURCES = {
  instanceStates: source(["mode", ...Object.keys(InstanceView.shape)], instanceStates),
  deliveries: source(
    ["mode", "endpointId", "id", "event", "instanceId", "state", "createdAt", "nextAt", "url", "body", "attempts"],
    deliveries,
  ),
  pacedSends: source(["mode", "instanceId", ...Object.keys(PacedSend.shape)], pacedSends),
  files: source(["name", "bytes", "storedAt", "mimetype", "fileName", "url", "urlExpiresAt"], files),
} as const;
export type ObjectPart = keyof typeof OBJECT_SOURCES;
