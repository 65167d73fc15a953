import type { Mode, TenantStatus } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { beginCall } from "../../v1/call";
import { acquire, purseOf, quotaLeft } from "../../v1/leases";
import { resolveRoute } from "../../v1/resolve-route";
import { settle } from "../../v1/settle";
import { background } from "../background";
import type { CreatedInstance } from "./create-instance";

interface Payer {
  tenantId: string;
  mode: Mode;
  status: TenantStatus;
  /** Who the usage event names as its key. */
  keyId: string;
}

/**
 * Pays for a create as `POST /v1/instance/create` does: one unit of the same quota, one event in the same books, both given
 * back when it fails. Problems: `quota_exceeded`, and whatever `make` throws.
 */
export async function chargeCreate(
  env: Env,
  payer: Payer,
  make: () => Promise<CreatedInstance>,
): Promise<CreatedInstance> {
  const call = beginCall(new Request(`${config.publicUrl}/v1/instance/create`, { method: "POST" }), env, background);
  const resolved = resolveRoute("POST", call.request.url);
  if (!resolved) throw new Error("the create is not in the table");
  call.resolved = resolved;
  call.caller = callerOf(payer);
  const { ledger } = call.caller;
  const { kind, weight: units } = resolved.route;
  const purse = purseOf(ledger);
  const door = { name: ledger, namespace: env.LEDGER, ctx: background };
  const credit = await acquire(door, purse, { kind, units, now: call.startedAt });
  if (!credit) throw usedUp(quotaLeft(purse, kind)?.windowEnd);
  call.credit = credit;
  try {
    const made = await make();
    call.upstreamMs = made.upstreamMs;
    settle(call, { status: 201, outcome: "charged" });
    return made;
  } catch (error) {
    settle(call, { status: error instanceof Problem ? error.status : 500, outcome: "refunded" });
    throw error;
  }
}

function callerOf({ tenantId, mode, status, keyId }: Payer) {
  const grant = { keyId, tenantId, mode, status, scopes: [], instances: null, allowedIps: null, expiresAt: null };
  return {
    grant: { ...grant, features: [], burst: { perSecond: 1, capacity: 1 } },
    parsed: { kind: "random" as const, mode, tenantId, keyId, hash: "" },
    ledger: ledgerName(tenantId, mode),
  };
}

function usedUp(windowEnd: number | undefined): Problem {
  const seconds = windowEnd === undefined ? 60 : Math.max(1, Math.ceil((windowEnd - Date.now()) / 1_000));
  return new Problem("quota_exceeded", "The quota for instance_create is used up.", { retryAfter: seconds });
}
