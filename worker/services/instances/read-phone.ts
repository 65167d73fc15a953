import { findTenant } from "../../../db/queries/tenants";
import type { PhoneMetadata } from "../../../lib/phone-number";
import { PHONE_PROBLEMS } from "../../../lib/phone-problems";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";

/** A static asset, since it is large and rarely asked for; scripts/before-build.ts writes it. */
const METADATA_URL = "https://assets.invalid/phone-metadata.json";

let metadata: PhoneMetadata | undefined;

/** A number as somebody typed it → its digits. `invalid_request` at the field `number`, with what to do about it. */
export async function readPhone(
  { db, env, tenantId }: Pick<TenantContext, "db" | "env" | "tenantId">,
  { number, country }: { number: string; country?: string | undefined },
): Promise<string> {
  const { countryOfZone, normalisePhone } = await import("../../../lib/phone-number");
  metadata ??= await readMetadata(env);
  const home = country ?? countryOfZone((await findTenant(db, tenantId))?.timeZone ?? "");
  const phone = normalisePhone(number, { country: home, metadata });
  if ("digits" in phone) return phone.digits;
  throw new Problem("invalid_request", "The number cannot be used.", {
    fields: { number: [PHONE_PROBLEMS[phone.problem]] },
  });
}

async function readMetadata({ ASSETS }: Pick<Env, "ASSETS">): Promise<PhoneMetadata> {
  const file = await ASSETS.fetch(METADATA_URL);
  if (!file.ok) throw new Error(`phone-metadata.json: ${file.status}`);
  return file.json<PhoneMetadata>();
}
