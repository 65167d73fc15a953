import { findInstanceRow } from "../../../db/queries/instances";
import type { Instance } from "../../../db/schema/instances";
import { stateName } from "../../../durable/instance-state/messages";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

export const noSuchInstance = () => new Problem("not_found", "There is no such instance.");

/** The row of an instance. `not_found` for another tenant's, and for one of another mode than the key that asks. */
export async function getOwnRow({ db, tenantId, actor }: TenantContext, id: string): Promise<Instance> {
  const row = await findInstanceRow(db, tenantId, id);
  if (!row || (actor.key && actor.key.mode !== row.mode)) throw noSuchInstance();
  return row;
}

/** The same with what its ledger holds, which is needed to act. */
export async function getOwnInstance(
  ctx: TenantContext,
  id: string,
): Promise<{ row: Instance; instance: LedgerInstance }> {
  const row = await getOwnRow(ctx, id);
  const instance: LedgerInstance | null = await ctx.env.LEDGER.getByName(
    ledgerName(ctx.tenantId, row.mode),
  ).instanceById(id);
  if (instance?.state !== "ready") throw noSuchInstance();
  return { row, instance };
}

/** The object that holds what an instance is doing. */
export const stateOf = (env: Env, { tenantId, mode, id }: Pick<Instance, "tenantId" | "mode" | "id">) =>
  env.INSTANCE.getByName(stateName(ledgerName(tenantId, mode), id));
