import { dropRefusedUsage, listRefusedUsage } from "../../../db/queries/refused-usage";
import { getTenant } from "../../../db/queries/tenants";
import type { RetriedUsage } from "../../../durable/tenant-ledger/messages";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { audit } from "../audit/audit";
import type { ActorContext } from "../context";

const TRY_AGAIN_S = 15;

/**
 * Has a ledger offer its refused usage to Postgres again, once what made it be refused is set right. The line of the audit
 * log comes first: the ledger and Postgres share no transaction, and nothing may happen untold.
 */
export async function retryRefused(ctx: ActorContext, tenantId: string, mode: Mode): Promise<RetriedUsage> {
  const { db, env } = ctx;
  await getTenant(db, tenantId);
  const noted = (await listRefusedUsage(db)).find((one) => one.tenantId === tenantId && one.mode === mode);
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  const refused = await ledger.refusedUsage();
  if (refused.batches > 0) {
    const before = { mode, batches: refused.batches, calls: refused.calls, units: refused.units };
    await audit({ ...ctx, tenantId }, { action: "usage.retry", target: tenantId, before });
  }
  const retried = await ledger.retryRefused();
  if (!retried) {
    throw new Problem("unavailable", "Postgres did not answer. Nothing was lost.", { retryAfter: TRY_AGAIN_S });
  }
  if (retried.left === 0 && noted) await dropRefusedUsage(db, noted);
  return retried;
}
