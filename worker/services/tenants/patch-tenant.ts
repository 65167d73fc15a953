import { getTenant, updateTenant } from "../../../db/queries/tenants";
import type { PatchTenant, TenantProfile } from "../../../lib/contract/tenant-profile";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { getProfile } from "./get-profile";
import { tellLedgers } from "./tell-ledgers";

/**
 * Changes the profile. The ledgers know of a new time zone before this returns; if they cannot be told the change stands, the
 * caller hears `unavailable`, and asking again or the reconciler completes it.
 */
export async function patchTenant(
  ctx: TenantContext,
  { changes, version }: { changes: PatchTenant; version?: number },
): Promise<TenantProfile> {
  const { db, tenantId, actor } = ctx;
  const tenant = await getTenant(db, tenantId);
  const { name, timeZone, locale } = tenant;
  const entry = lineOf(actor, {
    action: "tenant.update",
    target: tenantId,
    before: { name, timeZone, locale },
    after: { name, timeZone, locale, ...changes },
  });
  if (!(await updateTenant(db, tenantId, { changes, version, entry }))) throw versionMismatch(tenant.version);
  if (changes.timeZone) await tellLedgers(ctx, tenant);
  return getProfile(ctx);
}

export const versionMismatch = (version: number) =>
  new Problem("version_mismatch", `Somebody else has changed it meanwhile: it is at version ${version}.`);
