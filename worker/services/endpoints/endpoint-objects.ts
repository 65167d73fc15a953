import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import { stateName } from "../../../durable/instance-state/messages";
import { type EndpointDocument, outboxName } from "../../../durable/webhook-outbox/endpoint";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";

type Owned = Pick<WebhookEndpoint, "id" | "tenantId" | "mode">;

export const ledgerOf = (env: Env, tenantId: string, mode: Mode) => env.LEDGER.getByName(ledgerName(tenantId, mode));

export const outboxOf = (env: Env, { id, tenantId, mode }: Owned) =>
  env.OUTBOX.getByName(outboxName(ledgerName(tenantId, mode), id));

const AT_ONCE = 20;

/** Tells all who deliver by this row: its outbox, which tells the ledger, and then every instance of the tenant. */
export async function push(env: Env, row: WebhookEndpoint): Promise<void> {
  await outboxOf(env, row).configure({ endpoint: documentOf(row), record: false });
  await refreshInstances(env, row);
}

/** What is left of it: nothing that waits is delivered any more. */
export async function pushRemoval(env: Env, row: Owned): Promise<void> {
  await outboxOf(env, row).remove();
  await refreshInstances(env, row);
}

/** For what may be asked again: an object that cannot be reached is our trouble, not the caller's mistake. */
export async function orUnavailable(push: Promise<void>): Promise<void> {
  try {
    await push;
  } catch (cause) {
    throw new Problem("unavailable", "This could not be done just now. Try again.", { retryAfter: 5, cause });
  }
}

/** Instances keep the list of endpoints for a few seconds; this makes them ask again at once. */
async function refreshInstances(env: Env, { tenantId, mode }: Owned): Promise<void> {
  const ledger = ledgerName(tenantId, mode);
  const instances = await env.LEDGER.getByName(ledger).listInstances();
  for (let from = 0; from < instances.length; from += AT_ONCE) {
    const some = instances.slice(from, from + AT_ONCE);
    await Promise.all(some.map(({ id }) => env.INSTANCE.getByName(stateName(ledger, id)).refresh()));
  }
}

export function documentOf(row: WebhookEndpoint): EndpointDocument {
  const { id, tenantId, mode, origin, url, description, events, enabled, webhookBase64, concurrency, keepDays } = row;
  return {
    id,
    tenantId,
    mode,
    origin,
    url,
    description,
    events,
    enabled,
    webhookBase64,
    concurrency,
    keepDays,
    instances: row.instanceIds,
    webhookByEvents: row.byEvents,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    sealed: row.sealed,
  };
}

/** `invalid_request` for an instance that the tenant does not have in this mode. */
export async function checkInstances(
  env: Env,
  { tenantId, mode, instances }: { tenantId: string; mode: Mode; instances: readonly string[] | null },
): Promise<void> {
  if (!instances) return;
  const known = new Set((await ledgerOf(env, tenantId, mode).listInstances()).map(({ id }) => id));
  const unknown = instances.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const fields = { instances: unknown.map((id) => `there is no instance ${id}`) };
  throw new Problem("invalid_request", "The request is not valid.", { fields });
}
