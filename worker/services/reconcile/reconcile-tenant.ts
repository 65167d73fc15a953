import { revokeApiKey } from "../../../db/queries/api-keys";
import { auditStatement } from "../../../db/queries/audit-log";
import type { TenantWithPlan } from "../../../db/queries/tenants";
import type { ApiKey } from "../../../db/schema/api-keys";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { Instance } from "../../../db/schema/instances";
import type { Plan } from "../../../lib/contract/plan";
import { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { tellLedgers, toLedgerTenant } from "../tenants/tell-ledgers";
import { type Comparison, compareLedger } from "./compare-ledger";
import { restoreInstance } from "./restore-instance";

/** What Postgres says of one tenant, in both modes. */
export interface TenantRecord {
  tenant: TenantWithPlan;
  sandboxPlan: Plan;
  keys: ApiKey[];
  instances: Instance[];
  servers: ReadonlyMap<string, EvolutionServer>;
}

/** A log line names no more of them. */
const MOST_NAMED = 50;

/** Makes both ledgers of a tenant agree with Postgres; how many differences there were. */
export async function reconcileTenant(ctx: ServiceContext, record: TenantRecord): Promise<number> {
  let differences = 0;
  for (const mode of Mode.options) differences += await reconcileLedger(ctx, record, mode);
  return differences;
}

async function reconcileLedger(ctx: ServiceContext, record: TenantRecord, mode: Mode): Promise<number> {
  const { tenant, sandboxPlan, servers } = record;
  const snapshot = await ctx.env.LEDGER.getByName(ledgerName(tenant.id, mode)).snapshot();
  const recorded = {
    tenant: toLedgerTenant(tenant, mode, sandboxPlan),
    changedAt: tenant.updatedAt.getTime(),
    keys: record.keys.filter((key) => key.mode === mode),
    instances: record.instances.filter((instance) => instance.mode === mode),
    servers,
  };
  const comparison = compareLedger(recorded, snapshot, Date.now());
  if (comparison.differences.length === 0) return 0;
  const restored = await repair(ctx, record, { mode, comparison });
  await writeDown(ctx, tenant.id, { mode, differences: comparison.differences, restored });
  return comparison.differences.length;
}

async function repair(
  ctx: ServiceContext,
  { tenant, servers }: TenantRecord,
  { mode, comparison }: { mode: Mode; comparison: Comparison },
): Promise<Record<string, string>> {
  const { provision, repairs, revocations, missing } = comparison;
  if (provision) await tellLedgers(ctx, tenant);
  await ctx.env.LEDGER.getByName(ledgerName(tenant.id, mode)).repair(repairs);
  for (const { id, at } of revocations) {
    const entry = lineOf(SYSTEM, { action: "key.revoke", target: id, after: { revokedAt: at.toISOString() } });
    await revokeApiKey(ctx.db, tenant.id, { id, at, entry });
  }
  const restored: Record<string, string> = {};
  for (const row of missing) {
    restored[row.id] = await restoreInstance(ctx, row, row.serverId ? servers.get(row.serverId) : undefined);
  }
  return restored;
}

async function writeDown(
  { db }: ServiceContext,
  tenantId: string,
  { mode, differences, restored }: { mode: Mode; differences: string[]; restored: Record<string, string> },
): Promise<void> {
  const after = { mode, count: differences.length, differences: differences.slice(0, MOST_NAMED), restored };
  console.warn({ event: "ledger_repaired", tenantId, ...after });
  await auditStatement(db, tenantId, lineOf(SYSTEM, { action: "ledger.repair", target: tenantId, after }));
}
