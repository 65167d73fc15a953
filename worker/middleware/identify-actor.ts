import type { Context } from "hono";
import { parseKey } from "../../lib/api-key";
import type { TenantStatus } from "../../lib/contract/tenant";
import { equalBytes, sha256 } from "../../lib/encoding";
import { isAllowedIp } from "../../lib/ip-ranges";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";
import { config } from "../env";
import type { Actor } from "../services/context";
import { clientIp } from "./client-ip";

/** Who sent a request to `/api`, before it is known what they may do. */
export interface Identity {
  actor: Actor;
  isOperator: boolean;
  hasSecondFactor: boolean;
  /** Of an API key: its only tenant. */
  key?: { tenantId: string; status: TenantStatus };
}

/** By the operator's token, an API key, or the session that the dashboard's door vouches for; undefined for nobody. */
export async function identifyActor(c: Context<ApiEnv>): Promise<Identity | undefined> {
  const token = presentedToken(c);
  if (token === undefined) return fromSession(c);
  return (await isOperatorToken(token)) ? operator(c) : fromKey(c, token);
}

function presentedToken(c: Context<ApiEnv>): string | undefined {
  const key = c.req.header("apikey");
  if (key) return key;
  const authorization = c.req.header("authorization");
  return authorization && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : undefined;
}

async function isOperatorToken(token: string): Promise<boolean> {
  const [given, expected] = await Promise.all([sha256(token), sha256(config.operatorToken)]);
  return equalBytes(given, expected);
}

const operator = (c: Context<ApiEnv>): Identity => ({
  actor: { kind: "operator", id: "token", label: "operator token", ip: clientIp(c) },
  isOperator: true,
  hasSecondFactor: true,
});

async function fromKey(c: Context<ApiEnv>, text: string): Promise<Identity | undefined> {
  const parsed = await parseKey(config.keySecrets, text);
  if (!parsed) return undefined;
  const reply = await c.env.LEDGER.getByName(ledgerName(parsed.tenantId, parsed.mode)).identify(parsed);
  if (!reply.ok) return undefined;
  const { grant } = reply;
  const ip = clientIp(c);
  if (grant.expiresAt !== null && grant.expiresAt <= Date.now()) return undefined;
  if (grant.allowedIps && !isAllowedIp(ip, grant.allowedIps)) {
    throw new Problem("ip_not_allowed", "This key may not be used from your address.");
  }
  // What a key limited to some instances may not touch through /v1, it may not touch here.
  if (!grant.scopes.includes("manage") || grant.instances) {
    throw new Problem("forbidden", 'This needs a key with the scope "manage" and all instances.');
  }
  const { keyId, tenantId, status, mode, scopes, allowedIps, expiresAt } = grant;
  const rights = { mode, scopes, allowedIps, expiresAt };
  return {
    actor: { kind: "key", id: keyId, label: `key ${keyId}`, key: rights, ip },
    isOperator: false,
    hasSecondFactor: false,
    key: { tenantId, status },
  };
}

async function fromSession(c: Context<ApiEnv>): Promise<Identity | undefined> {
  const { findSession } = await import("../auth/find-session");
  const session = await findSession({ env: c.env, request: c.req.raw });
  if (!session) return undefined;
  const { userId, email, sessionId, isOperator, hasSecondFactor } = session;
  return { actor: { kind: "user", id: userId, label: email, sessionId, ip: clientIp(c) }, isOperator, hasSecondFactor };
}
