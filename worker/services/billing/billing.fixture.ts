import { env } from "cloudflare:workers";
import { connect } from "../../../db/client";
import { getTenant } from "../../../db/queries/tenants";
import { recordUsage } from "../../../db/queries/usage";
import { tenants } from "../../../db/schema/tenants";
import { uuidv7 } from "../../../lib/ids";
import { billingPeriod } from "../../../lib/periods";
import type { TenantContext } from "../context";

export const db = connect(env);

/** A tenant that has been a customer for a while: its running period began this many days ago. */
export async function makeTenant({ planId = "free", daysIn = 10, locale = "id" } = {}): Promise<TenantContext> {
  const tenantId = crypto.randomUUID();
  const periodAnchor = new Date(Date.now() - daysIn * 86_400_000);
  const profile = { name: "Toko Maju", slug: tenantId, region: "apac", timeZone: "Asia/Jakarta", locale, planId };
  await db.insert(tenants).values({ id: tenantId, ...profile, periodAnchor });
  return { db, env, tenantId, actor: { kind: "user", id: "u1", label: "ani@toko.test", ip: null, role: "admin" } };
}

/** The running period of a tenant. */
export async function periodOf({ tenantId }: TenantContext) {
  const { periodAnchor } = await getTenant(db, tenantId);
  return billingPeriod(periodAnchor.toISOString(), Date.now());
}

/** Messages that a window has paid, as the ledger reports them. */
export async function spendMessages(
  { tenantId }: TenantContext,
  { windowStart, units }: { windowStart: number; units: number },
) {
  const event = {
    id: uuidv7(windowStart + 60_000),
    keyId: crypto.randomUUID(),
    route: "POST /message/sendText/:instanceName",
    kind: "message_send" as const,
    units,
    outcome: "charged" as const,
    status: 201,
    upstreamMs: 5,
    totalMs: 6,
    windowStart,
  };
  await recordUsage(db, [{ tenantId, mode: "live", batch: { id: crypto.randomUUID(), events: [event] } }]);
}
