import { explainConstraints } from "../../../db/constraint";
import { type EndpointChange, updateEndpointStatement } from "../../../db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import { Problem } from "../../../lib/problem";
import { audit, type Change } from "../audit/audit";
import type { TenantContext } from "../context";
import { orUnavailable, push } from "./endpoint-objects";

interface Write {
  change: Omit<EndpointChange, "updatedAt">;
  /** What the audit log says of it. */
  told: Omit<Change, "target">;
}

/** Writes a change to Postgres, then to all who deliver. `version_mismatch` where somebody else was faster. */
export async function changeEndpoint(ctx: TenantContext, row: WebhookEndpoint, { change, told }: Write) {
  const { db, env, tenantId } = ctx;
  const { id, version } = row;
  const updatedAt = new Date(Math.max(Date.now(), row.updatedAt.getTime() + 1));
  const statements = db.batch([
    updateEndpointStatement(db, tenantId, { id, version, change: { ...change, updatedAt } }),
    audit(ctx, { ...told, target: id }),
  ]);
  const [[changed]] = await explainConstraints(statements, {
    webhook_endpoints_version_check: ["version_mismatch", "Somebody else has changed this endpoint meanwhile."],
  });
  if (!changed) throw new Problem("not_found", "There is no such endpoint.");
  // If they cannot be told now, the cron trigger tells them within minutes.
  await orUnavailable(push(env, changed));
  return changed;
}
