import { explainConstraints } from "../../../db/constraint";
import { lockTenant } from "../../../db/queries/lock-tenant";
import { getPlan } from "../../../db/queries/tenants";
import { deleteEndpointStatement, insertEndpointStatement } from "../../../db/queries/webhook-endpoints";
import { DEFAULT_KEEP_DAYS, newEndpointSecret, newRowId, sealEndpoint } from "../../../durable/webhook-outbox/endpoint";
import type { CreateEndpoint, Endpoint } from "../../../lib/contract/endpoint";
import { config } from "../../env";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { tellOrUndo } from "../tell-or-undo";
import { checkHeaders, checkUrl } from "./checks";
import { checkInstances, push } from "./endpoint-objects";
import { showEndpoint } from "./show";

/** A new endpoint, in Postgres and known to all who deliver before this returns. `limit_reached` where the plan has no room. */
export async function createEndpoint(ctx: TenantContext, given: CreateEndpoint): Promise<Endpoint> {
  const { db, env, tenantId, actor } = ctx;
  const mode = actor.key?.mode ?? given.mode;
  await checkUrl(given.url);
  checkHeaders(given.headers);
  await checkInstances(env, { tenantId, mode, instances: given.instances });
  const { standing } = await getPlan(db, tenantId, mode);

  const row = await newRow(tenantId, { ...given, mode });
  const after = { url: given.url, mode, events: given.events, instances: given.instances, enabled: given.enabled };
  const statements = db.batch([
    lockTenant(db, tenantId),
    insertEndpointStatement(db, tenantId, row, standing.endpoints),
    audit(ctx, { action: "endpoint.create", target: row.id, after }),
  ]);
  const full = `Your plan has room for ${standing.endpoints} ${mode} endpoints. Delete one, or choose a larger plan.`;
  const [, [made]] = await explainConstraints(statements, {
    webhook_endpoints_version_check: ["limit_reached", full],
  });
  if (!made) throw new Error("an insert returned no row");
  await tellOrUndo(
    () => push(env, made),
    () =>
      db.batch([
        deleteEndpointStatement(db, tenantId, made.id),
        audit(ctx, { action: "endpoint.undo", target: made.id }),
      ]),
  );
  return showEndpoint(made);
}

async function newRow(tenantId: string, given: CreateEndpoint) {
  const { mode, url, description, events, instances, enabled, headers, byEvents, webhookBase64, concurrency } = given;
  const now = new Date();
  const plain = {
    id: newRowId(),
    mode,
    origin: "api" as const,
    url,
    description,
    events,
    enabled,
    webhookBase64,
    concurrency,
    keepDays: DEFAULT_KEEP_DAYS,
  };
  const { sealed } = await sealEndpoint(config.dataSecrets, {
    ...plain,
    tenantId,
    instances,
    webhookByEvents: byEvents,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    headers,
    secret: newEndpointSecret(),
    previous: null,
  });
  const headerNames = Object.keys(headers);
  return { ...plain, instanceIds: instances, byEvents, headerNames, sealed, createdAt: now, updatedAt: now };
}
