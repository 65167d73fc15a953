import { markDeletedStatement } from "../../../db/queries/instances";
import { Problem } from "../../../lib/problem";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { callSuccessfully } from "./call-gateway";
import { getOwnInstance, getOwnRow } from "./find-own";

/** Ends the session and forgets everything of it, upstream first. Counts as `DELETE /v1/instance/delete`. */
export async function deleteInstance(ctx: TenantContext, id: string): Promise<void> {
  const { db, env, tenantId } = ctx;
  const row = await getOwnRow(ctx, id);
  await deleteUpstream(ctx, id, env);
  const before = { name: row.name, mode: row.mode, integration: row.integration };
  await db.batch([
    markDeletedStatement(db, tenantId, { id, at: new Date() }),
    audit(ctx, { action: "instance.delete", target: id, before }),
  ]);
}

/** One that its ledger has forgotten is gone: an earlier delete got so far. */
async function deleteUpstream(ctx: TenantContext, id: string, env: Env): Promise<void> {
  try {
    const { row, instance } = await getOwnInstance(ctx, id);
    await callSuccessfully(env, { ...row, instance }, { method: "DELETE", route: "/instance/delete" });
  } catch (error) {
    if (!(error instanceof Problem && error.code === "not_found")) throw error;
  }
}
