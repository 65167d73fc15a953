import { listStoredKeys } from "../../../db/queries/api-keys";
import { findCursor, keepCursor } from "../../../db/queries/chores";
import { listAllServers, listInstancesOfTenants } from "../../../db/queries/reconcile";
import { getSandboxPlan, listTenants, type TenantWithPlan } from "../../../db/queries/tenants";
import { describeError } from "../../../lib/describe-error";
import type { ServiceContext } from "../context";
import { reconcileTenant, type TenantRecord } from "./reconcile-tenant";

const NAME = "reconcile-ledgers";
const PAGE = 25;
const AT_ONCE = 5;
/** A run of the cron trigger has other things to do as well. */
const WORK_FOR_MS = 20_000;

export interface Reconciled {
  tenants: number;
  differences: number;
  /** Tenants whose ledger could not be compared; they come again with the next round. */
  failures: number;
}

/** Compares ledgers with Postgres, a page of tenants at a time, and goes on next time where it stopped. */
export async function reconcileLedgers(ctx: ServiceContext): Promise<Reconciled> {
  const total: Reconciled = { tenants: 0, differences: 0, failures: 0 };
  const until = Date.now() + WORK_FOR_MS;
  let after = await findCursor(ctx.db, NAME);
  do {
    const page = await listTenants(ctx.db, { after, limit: PAGE });
    await reconcilePage(ctx, page, total);
    after = page.length < PAGE ? undefined : page.at(-1)?.id;
    await keepCursor(ctx.db, NAME, after);
  } while (after !== undefined && Date.now() < until);
  if (total.differences > 0 || total.failures > 0) console.warn({ event: "ledgers_reconciled", ...total });
  return total;
}

/** Exported for those who know which tenants they mean. */
export async function reconcilePage(
  ctx: ServiceContext,
  page: readonly TenantWithPlan[],
  total: Reconciled,
): Promise<void> {
  const records = await readRecords(ctx, page);
  const waiting = [...records];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const tenantId = next.tenant.id;
      const differences = await reconcileTenant(ctx, next).catch((error: unknown) => {
        console.error({ event: "reconcile_failed", tenantId, error: describeError(error) });
        total.failures++;
        return 0;
      });
      total.tenants++;
      total.differences += differences;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function readRecords({ db }: ServiceContext, page: readonly TenantWithPlan[]): Promise<TenantRecord[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const [sandboxPlan, keys, instances, servers] = await Promise.all([
    getSandboxPlan(db),
    listStoredKeys(db, ids),
    listInstancesOfTenants(db, ids),
    listAllServers(db),
  ]);
  return page.map((tenant) => ({
    tenant,
    sandboxPlan,
    keys: keys.filter(({ tenantId }) => tenantId === tenant.id),
    instances: instances.filter(({ tenantId }) => tenantId === tenant.id),
    servers,
  }));
}
