import { isDeepStrictEqual } from "node:util";
import { getSandboxPlan, getTenant, type TenantWithPlan } from "../../../db/queries/tenants";
import type { Plan } from "../../../lib/contract/plan";
import { type LedgerTenant, Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";

/** Two who change one tenant at once settle it within as many rounds. */
const MOST_ROUNDS = 5;

/**
 * Tells both ledgers of a tenant what Postgres says of it, and again if that has changed meanwhile: whoever tells last tells the
 * newest. Answers the tenant as they know it now; `unavailable` when one of them cannot be reached.
 */
export async function tellLedgers(
  { db, env }: Pick<ServiceContext, "db" | "env">,
  tenantOrId: string | Pick<TenantWithPlan, "id">,
): Promise<TenantWithPlan> {
  const id = typeof tenantOrId === "string" ? tenantOrId : tenantOrId.id;
  const sandboxPlan = await getSandboxPlan(db);
  const asTold = (tenant: TenantWithPlan) => toLedgerTenant(tenant, "live", sandboxPlan);
  let tenant = await getTenant(db, id);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await tellBoth(env, tenant, sandboxPlan);
    const now = await getTenant(db, id);
    if (isDeepStrictEqual(asTold(now), asTold(tenant))) return now;
    tenant = now;
  }
  throw new Problem("conflict", "Many are changing this tenant just now. Try again.");
}

async function tellBoth(env: Env, tenant: TenantWithPlan, sandboxPlan: Plan): Promise<void> {
  try {
    await Promise.all(Mode.options.map((mode) => provision(env, tenant, toLedgerTenant(tenant, mode, sandboxPlan))));
  } catch (cause) {
    const message = "It is saved, but does not hold everywhere yet. Try again.";
    throw new Problem("unavailable", message, { retryAfter: 5, cause });
  }
}

/** The region is only a hint, and only the first call's counts: the object stays where it was made. */
async function provision(env: Env, { region }: TenantWithPlan, ledgerTenant: LedgerTenant): Promise<void> {
  const id = env.LEDGER.idFromName(ledgerName(ledgerTenant.tenantId, ledgerTenant.mode));
  const locationHint = region as DurableObjectLocationHint;
  await env.LEDGER.get(id, { locationHint }).provision(ledgerTenant);
}

/** What a ledger is to know of its tenant. Test keys live under the sandbox's plan. */
export const toLedgerTenant = (tenant: TenantWithPlan, mode: Mode, sandboxPlan: Plan): LedgerTenant => ({
  tenantId: tenant.id,
  mode,
  status: tenant.status,
  plan: mode === "live" ? tenant.plan : sandboxPlan,
  timeZone: tenant.timeZone,
  periodAnchor: tenant.periodAnchor.toISOString(),
});
