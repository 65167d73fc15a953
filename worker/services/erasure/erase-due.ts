import { claimErasures } from "../../../db/queries/erasure";
import { describeError } from "../../../lib/describe-error";
import type { ServiceContext } from "../context";
import { eraseTenant } from "./erase-tenant";

/** An erasure may take a while, and the cron trigger has other things to do. */
const A_RUN = 2;

/** For the cron trigger: erases tenants whose days to think it over have passed. What fails is tried again by a later run. */
export async function eraseDue(ctx: ServiceContext, now = new Date()): Promise<{ erased: number; failed: number }> {
  const total = { erased: 0, failed: 0 };
  for (const erasure of await claimErasures(ctx.db, { now, limit: A_RUN })) {
    try {
      await eraseTenant(ctx, erasure, now.getTime());
      total.erased++;
    } catch (error) {
      total.failed++;
      console.error({ event: "erasure_failed", tenantId: erasure.tenantId, error: describeError(error) });
    }
  }
  return total;
}
