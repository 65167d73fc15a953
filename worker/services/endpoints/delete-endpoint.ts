import { deleteEndpointStatement } from "../../../db/queries/webhook-endpoints";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { orUnavailable, pushRemoval } from "./endpoint-objects";
import { getEndpointRow } from "./get-endpoint";

/** Nothing is delivered any more from here on, and the log is gone. */
export async function deleteEndpoint(ctx: TenantContext, id: string): Promise<void> {
  const { db, env, tenantId } = ctx;
  const row = await getEndpointRow(ctx, id);
  // Objects first: if they cannot be told, the row is still there to try again.
  await orUnavailable(pushRemoval(env, row));
  await db.batch([
    deleteEndpointStatement(db, tenantId, id),
    audit(ctx, { action: "endpoint.delete", target: id, before: { url: row.url, mode: row.mode } }),
  ]);
}
