import type { DerivedClaim } from "../../lib/api-key";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { equalBytes, fromHex } from "../../lib/encoding";
import type { Sql } from "../sql";
import type { IdentifyReply, IdentifyRequest, KeyGrant, LedgerInstance, LedgerKey } from "./messages";
import { findInstanceById, findKey } from "./registry";
import { findMaker } from "./relay-maker";

type Claim = Pick<KeyGrant, "keyId" | "scopes" | "instances" | "allowedIps" | "expiresAt">;
type Refusal = Extract<IdentifyReply, { ok: false }>;

/** Says who holds a key that has passed its MAC. */
export function identify(
  sql: Sql,
  tenant: LedgerTenant,
  asked: { request: IdentifyRequest; now: number },
): IdentifyReply {
  const { request, now } = asked;
  const claim = request.kind === "random" ? randomKey(sql, request, now) : derivedKey(sql, request, now);
  if ("ok" in claim) return claim;
  const { tenantId, mode, status, plan } = tenant;
  return { ok: true, grant: { ...claim, tenantId, mode, status, features: plan.features, burst: plan.burst } };
}

function randomKey(sql: Sql, request: { keyId: string; hash: string }, now: number): Claim | Refusal {
  const key = findKey(sql, request.keyId);
  if (!key || !equalBytes(fromHex(key.hash), fromHex(request.hash))) return { ok: false, reason: "unknown" };
  return claimOf(key, now);
}

function claimOf(key: LedgerKey, now: number): Claim | Refusal {
  if (key.revokedAt !== null && key.revokedAt <= now) return { ok: false, reason: "revoked" };
  if (key.expiresAt !== null && key.expiresAt <= now) return { ok: false, reason: "expired" };
  const deadlines = [key.expiresAt, key.revokedAt].filter((deadline) => deadline !== null);
  return {
    keyId: key.id,
    scopes: key.scopes,
    instances: key.instances,
    allowedIps: key.allowedIps,
    expiresAt: deadlines.length > 0 ? Math.min(...deadlines) : null,
  };
}

/** A derived key lives as long as its instance stands at that version. It is named by the instance's id in logs. */
function derivedKey(sql: Sql, request: DerivedClaim, now: number): Claim | Refusal {
  const { scopes, lender } = request;
  const instance: LedgerInstance | undefined = findInstanceById(sql, request.instanceId);
  if (!instance || instance.state === "creating") return { ok: false, reason: "unknown" };
  if (instance.keyVersion !== request.version) return { ok: false, reason: "revoked" };
  const claim = { keyId: instance.id, scopes, instances: [instance.id], allowedIps: null, expiresAt: null };
  return lender === undefined ? claim : lentKey(sql, { lender, claim, now });
}

/** A lent key may at no time do more than its lender may by then: a key, or a relay with what its maker might do. */
export function lentKey(
  sql: Sql,
  { lender, claim, now }: { lender: string; claim: Claim; now: number },
): Claim | Refusal {
  const maker = findMaker(sql, claim.keyId, lender);
  if (maker) {
    const cut = { ...claim, scopes: claim.scopes.filter((scope) => maker.scopes.includes(scope)) };
    return maker.lender === null ? cut : lentKey(sql, { lender: maker.lender, claim: cut, now });
  }
  const key = findKey(sql, lender);
  const bounds = key ? claimOf(key, now) : ({ ok: false, reason: "unknown" } as const);
  if ("ok" in bounds) return bounds;
  const { instances, scopes, allowedIps, expiresAt } = bounds;
  if (instances && !claim.instances?.every((id) => instances.includes(id))) return { ok: false, reason: "unknown" };
  return { ...claim, scopes: claim.scopes.filter((scope) => scopes.includes(scope)), allowedIps, expiresAt };
}
