import type { listOwned } from "../../../db/queries/erasure";
import { stateName } from "../../../durable/instance-state/messages";
import { queueName } from "../../../durable/send-queue/messages";
import { listEndpointIds, outboxName, pusherEndpointId } from "../../../durable/webhook-outbox/endpoint";
import { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";

type Owned = Awaited<ReturnType<typeof listOwned>>;

const AT_ONCE = 20;
const PAGE = 1_000;

/** Every Durable Object that was ever a tenant's, and every file. The ledgers go last: they know what else there is. */
export async function eraseObjects(
  env: Env,
  tenantId: string,
  owned: Owned,
): Promise<{ instances: number; endpoints: number; files: number }> {
  const count = { instances: 0, endpoints: 0, files: 0 };
  for (const mode of Mode.options) {
    const ledger = ledgerName(tenantId, mode);
    const stub = env.LEDGER.getByName(ledger);
    const [known, knownEndpoints] = await Promise.all([stub.listInstances(), listEndpointIds(stub)]);
    const rows = [...known, ...owned.instances.filter((row) => row.mode === mode)];
    const instanceIds = new Set(rows.map(({ id }) => id));
    const upstreamNames = new Set(rows.map(({ upstreamName }) => upstreamName));
    const rowEndpoints = owned.endpoints.filter((row) => row.mode === mode);
    const endpointIds = new Set([...knownEndpoints, ...rowEndpoints.map(({ id }) => id)]);
    await inGroups(endpointIds, (id) => env.OUTBOX.getByName(outboxName(ledger, id)).erase());
    await inGroups(instanceIds, (id) => env.OUTBOX.getByName(outboxName(ledger, pusherEndpointId(id))).erase());
    await inGroups(instanceIds, (id) => env.QUEUE.getByName(queueName(ledger, id)).erase());
    await inGroups(instanceIds, (id) => env.INSTANCE.getByName(stateName(ledger, id)).erase());
    if (mode === "test") await inGroups(upstreamNames, (name) => env.SANDBOX.getByName(name).erase());
    await env.GUARD.getByName(ledger).erase();
    await env.LIVE.getByName(ledger).erase();
    await stub.erase();
    count.instances += instanceIds.size;
    count.endpoints += endpointIds.size;
  }
  count.files = await eraseFiles(env.MEDIA, `${tenantId}/`);
  return count;
}

async function inGroups(ids: ReadonlySet<string>, work: (id: string) => Promise<void>): Promise<void> {
  const all = [...ids];
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(work));
}

/** What objects did not know of any more lies under the tenant's id all the same. */
async function eraseFiles(bucket: R2Bucket, prefix: string): Promise<number> {
  let files = 0;
  for (;;) {
    const { objects } = await bucket.list({ prefix, limit: PAGE });
    if (objects.length === 0) return files;
    await bucket.delete(objects.map(({ key }) => key));
    files += objects.length;
  }
}
