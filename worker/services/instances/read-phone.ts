import { findTenant } from "../../../db/queries/tenants";
import { PHONE_PROBLEMS } from "../../../lib/phone-problems";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

/** A number as somebody typed it → its digits. `invalid_request` at the field `number`, with what to do about it. */
export async function readPhone(
  { db, tenantId }: Pick<TenantContext, "db" | "tenantId">,
  { number, country }: { number: string; country?: string | undefined },
): Promise<string> {
  // Its tables are large, and nothing else needs them.
  const { countryOfZone, normalisePhone } = await import("../../../lib/phone-number");
  const home = country ?? countryOfZone((await findTenant(db, tenantId))?.timeZone ?? "");
  const phone = normalisePhone(number, home);
  if ("digits" in phone) return phone.digits;
  throw new Problem("invalid_request", "The number cannot be used.", {
    fields: { number: [PHONE_PROBLEMS[phone.problem]] },
  });
}
