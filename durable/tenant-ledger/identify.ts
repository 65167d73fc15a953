import type { LedgerTenant, Scope } from "../../lib/contract/tenant";
import { equalBytes, fromHex } from "../../lib/encoding";
import type { Sql } from "../sql";
import type { IdentifyReply, IdentifyRequest, KeyGrant, LedgerInstance } from "./messages";
import { findInstanceById, findKey } from "./registry";

type Claim = Pick<KeyGrant, "keyId" | "scopes" | "instances" | "allowedIps" | "expiresAt">;
type Refusal = Extract<IdentifyReply, { ok: false }>;

/** Says who holds a key that has passed its MAC. */
export function identify(
  sql: Sql,
  tenant: LedgerTenant,
  asked: { request: IdentifyRequest; now: number },
): IdentifyReply {
  const { request, now } = asked;
  const claim = request.kind === "random" ? randomKey(sql, request, now) : derivedKey(sql, request);
  if ("ok" in claim) return claim;
  const { tenantId, mode, status, plan } = tenant;
  return { ok: true, grant: { ...claim, tenantId, mode, status, features: plan.features, burst: plan.burst } };
}

function randomKey(sql: Sql, request: { keyId: string; hash: string }, now: number): Claim | Refusal {
  const key = findKey(sql, request.keyId);
  if (!key || !equalBytes(fromHex(key.hash), fromHex(request.hash))) return { ok: false, reason: "unknown" };
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
function derivedKey(sql: Sql, request: { instanceId: string; version: number; scopes: Scope[] }): Claim | Refusal {
  const instance: LedgerInstance | undefined = findInstanceById(sql, request.instanceId);
  if (!instance || instance.state === "creating") return { ok: false, reason: "unknown" };
  if (instance.keyVersion !== request.version) return { ok: false, reason: "revoked" };
  return { keyId: instance.id, scopes: request.scopes, instances: [instance.id], allowedIps: null, expiresAt: null };
}
