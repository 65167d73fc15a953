import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { LedgerTenant, Mode } from "../../../lib/contract/tenant";
import { randomName } from "../../../lib/ids";
import { ledgerName } from "../../../lib/ledger-name";
import { seal } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { anchorOfLongRunning } from "../../../tests/support/clock";
import { config } from "../../env";
import type { Caller, Target } from "../cache";
import { beginCall, type Call } from "../call";
import { resolveRoute } from "../resolve-route";
import { REWRITES } from ".";
import type { JsonObject } from "./rewrite";

/** For tests: a tenant of its own with one instance, known to a real ledger. */
export interface Tenancy {
  caller: Caller;
  target: Target;
  tenant: LedgerTenant;
}

const LIMITS = { instance_create: 9, instance_delete: 9, api_call: 999, message_send: 999, bot_create: 99 };

export async function createTenancy(
  server: Partial<LedgerInstance["server"]> = {},
  mode: Mode = "live",
): Promise<Tenancy> {
  const tenant: LedgerTenant = {
    tenantId: crypto.randomUUID(),
    mode,
    status: "active",
    plan: {
      name: "test",
      limits: LIMITS,
      dailyLimits: {},
      standing: { instances: 9, keys: 9, endpoints: 9, members: 9 },
      burst: { perSecond: 100, capacity: 100 },
      features: [],
    },
    timeZone: "UTC",
    periodAnchor: anchorOfLongRunning(),
  };
  const ledger = ledgerName(tenant.tenantId, mode);
  const token = crypto.randomUUID().toUpperCase();
  const id = crypto.randomUUID();
  const instance: LedgerInstance = {
    id,
    name: "main",
    upstreamName: randomName(26),
    upstreamId: crypto.randomUUID(),
    sealedToken: await seal(config.dataSecrets, token, tokenContext(id)),
    integration: "WHATSAPP-BAILEYS",
    server: {
      id: crypto.randomUUID(),
      url: "https://evo.upstream.test",
      version: "2.3.6",
      sandbox: false,
      dedicated: false,
      ...server,
    },
    keyVersion: 1,
    state: "ready",
    createdAt: Date.now(),
  };
  const stub = env.LEDGER.getByName(ledger);
  await stub.provision(tenant);
  // Unlike `putInstance`, this sets nothing on its way to Postgres.
  await stub.reserveInstance(instance);
  const grant: Caller["grant"] = {
    keyId: crypto.randomUUID(),
    tenantId: tenant.tenantId,
    mode,
    status: "active",
    scopes: ["read", "send", "manage"],
    instances: null,
    allowedIps: null,
    expiresAt: null,
    features: [],
    burst: tenant.plan.burst,
  };
  const parsed: Caller["parsed"] = { kind: "random", mode, tenantId: tenant.tenantId, keyId: grant.keyId, hash: "" };
  return { caller: { grant, parsed, ledger }, target: { instance, token }, tenant };
}

/** Takes a call as far as its rewrite: `PUT /typebot/update/x/main`. */
export function startCall({ caller, target }: Tenancy, pattern: `${string} /${string}`) {
  const [method = "", path = ""] = pattern.split(" ");
  const url = `https://api.zapin.test/v1${path}`;
  const call: Call = beginCall(new Request(url, { method }), env, createExecutionContext());
  const resolved = resolveRoute(method, url);
  const rewrite = REWRITES[`${resolved?.route.method} ${resolved?.route.path}`];
  if (!resolved || !rewrite) throw new Error(`${pattern} is not rewritten`);
  Object.assign(call, { caller, target, resolved });
  return { call, resolved, rewrite };
}

/** A whole exchange with an upstream that answers what `upstream` says; returns what was sent and what is shown. */
export async function exchange(
  tenancy: Tenancy,
  pattern: `${string} /${string}`,
  { body, upstream }: { body?: JsonObject; upstream?: (sent: JsonObject | undefined) => unknown } = {},
) {
  const { call, resolved, rewrite } = startCall(tenancy, pattern);
  await rewrite.check?.(call);
  const sent = body && (rewrite.request ? await rewrite.request(call, body) : body);
  const answered = upstream?.(sent);
  const shown = rewrite.answer ? await rewrite.answer(call, { status: 200, sent, body: answered }) : answered;
  return { sent, shown, params: resolved.params, query: resolved.query };
}
