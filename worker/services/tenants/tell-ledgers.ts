import { getSandboxPlan, type TenantWithPlan } from "../../../db/queries/tenants";
import type { Plan } from "../../../lib/contract/plan";
import { type LedgerTenant, Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { ServiceContext } from "../context";

/** Tells both ledgers of a tenant what Postgres says of it. `unavailable` when one cannot be reached. */
export async function tellLedgers({ db, env }: ServiceContext, tenant: TenantWithPlan): Promise<void> {
  const sandboxPlan = await getSandboxPlan(db);
  try {
    await Promise.all(Mode.options.map((mode) => tellLedger(env, tenant, toLedgerTenant(tenant, mode, sandboxPlan))));
  } catch (cause) {
    throw new Problem("unavailable", "It is saved, but does not hold everywhere yet. Try again.", {
      retryAfter: 5,
      cause,
    });
  }
}

/** The region is only a hint, and only the first call's counts: the object stays where it was made. */
export async function tellLedger(env: Env, { region }: TenantWithPlan, ledgerTenant: LedgerTenant): Promise<void> {
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
