import { explainConstraints } from "../../../db/constraint";
import { completeDraftStatement, freeNameStatement } from "../../../db/queries/instances";
import { getTenant } from "../../../db/queries/tenants";
import type { EvolutionServer } from "../../../db/schema/evolution-servers";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { AdoptedInstance, AdoptInstance } from "../../../lib/contract/server";
import { uuidv7 } from "../../../lib/ids";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { seal } from "../../../lib/seal";
import { tokenContext } from "../../../lib/seal-contexts";
import { config } from "../../env";
import type { InstanceRow } from "../../evolution/instance-rows";
import { audit } from "../audit/audit";
import type { ActorContext, TenantContext } from "../context";
import { keepSettings } from "../instances/kept-settings";
import { registerWebhook } from "../instances/register-webhook";
import { tellState } from "../instances/tell-state";
import { adoptWebhook } from "./adopt-webhook";
import { type Captured, captureUpstream } from "./capture-upstream";
import { requireAdoptable, requireName } from "./check-adoptable";
import { doorOf, getServerRow } from "./get-server";
import { undoAdoption } from "./undo-adoption";

/**
 * Gives a running instance to a tenant: name, token and session upstream stay, so the phone notices nothing. Its webhook
 * becomes an endpoint of the tenant, ours takes its place, and its settings become what it is held to. What fails half-way is
 * taken back, the old webhook included. Problems: `not_found`, `conflict`, `name_taken`, `limit_reached`, upstream's.
 */
export async function adoptInstance(
  operator: ActorContext,
  serverId: string,
  request: AdoptInstance,
): Promise<AdoptedInstance> {
  const server = await getServerRow(operator, serverId);
  const { tenantId } = request;
  const ctx: TenantContext = { ...operator, tenantId };
  await getTenant(ctx.db, tenantId);
  if (server.dedicatedTo && server.dedicatedTo !== tenantId) {
    throw new Problem("conflict", "This server is dedicated to another tenant.");
  }
  const row = await requireAdoptable(operator, server, request.upstreamName);
  const instance = await describe(server, row, requireName(request));
  const captured = await captureUpstream(ctx.env, instance);
  await hold(ctx, instance);
  try {
    return await take(ctx, { instance, row, captured });
  } catch (error) {
    await undoAdoption(ctx, instance, captured.webhook);
    throw error;
  }
}

async function describe(server: EvolutionServer, row: InstanceRow, name: string): Promise<LedgerInstance> {
  const { globalKey: _, ...placed } = await doorOf(server);
  const id = uuidv7();
  return {
    id,
    name,
    upstreamName: row.name,
    upstreamId: row.id,
    sealedToken: await seal(config.dataSecrets, row.token ?? "", tokenContext(id)),
    integration: row.integration as LedgerInstance["integration"],
    server: placed,
    keyVersion: 1,
    state: "creating",
    createdAt: Date.now(),
  };
}

const ledgerOf = ({ env, tenantId }: TenantContext) => env.LEDGER.getByName(ledgerName(tenantId, "live"));

async function hold(ctx: TenantContext, instance: LedgerInstance): Promise<void> {
  const others = await ledgerOf(ctx).listInstances();
  // A ledger knows an instance by its name upstream, too, and servers may both have one of this name.
  if (others.some(({ upstreamName }) => upstreamName === instance.upstreamName)) {
    throw new Problem("conflict", "The tenant has an instance with this name upstream already.");
  }
  const reply = await ledgerOf(ctx).reserveInstance(instance);
  if (reply.ok) return;
  if (reply.reason === "limit")
    throw new Problem("limit_reached", `The tenant's plan allows ${reply.limit} instances.`);
  const taken = `The tenant has an instance "${instance.name}" already.`;
  throw new Problem("name_taken", taken, { fields: { name: [taken] } });
}

interface Taken {
  instance: LedgerInstance;
  row: InstanceRow;
  captured: Captured;
}

async function take(ctx: TenantContext, { instance, row, captured }: Taken): Promise<AdoptedInstance> {
  const { env, tenantId } = ctx;
  const owner = { tenantId, mode: "live" as const, id: instance.id };
  // Before there is an endpoint, so that nobody is told of a change that is none.
  await tellState(env, owner, { instance, found: row });
  await registerWebhook(env, owner, instance);
  const ready: LedgerInstance = { ...instance, state: "ready" };
  await record(ctx, ready, captured);
  await ledgerOf(ctx).putInstance(ready);
  await keepSettings(env, owner, captured.settings);
  const endpoint = await adoptWebhook(ctx, instance.id, captured.webhook);
  return {
    instanceId: instance.id,
    name: instance.name,
    endpointUrl: endpoint.url,
    bots: captured.bots,
    stays: [...endpoint.remarks, ...remarksOn(captured)],
  };
}

async function record(ctx: TenantContext, instance: LedgerInstance, { settings }: Captured): Promise<void> {
  const { db, tenantId } = ctx;
  const { id, name, integration, upstreamName, upstreamId, keyVersion, server, createdAt } = instance;
  const row = {
    ...{ id, name, integration, upstreamName, upstreamId, keyVersion, settings },
    mode: "live" as const,
    state: "ready" as const,
    serverId: server.id,
    adopted: true,
    webhookVersion: keyVersion,
    createdAt: new Date(createdAt),
  };
  const change = { action: "instance.adopt", target: id, after: { name, serverId: server.id } };
  const write = db.batch([
    freeNameStatement(db, tenantId, { id, mode: "live", name }),
    completeDraftStatement(db, tenantId, row),
    audit(ctx, change),
  ]);
  await explainConstraints(write, {
    instances_server_id_upstream_name_key: ["conflict", "This instance belongs to a tenant already."],
  });
}

function remarksOn({ bots }: Captured): string[] {
  const remarks = [
    "Its token upstream stays: whoever has it can still use the server directly. Keep the server private.",
  ];
  if (bots.length > 0) {
    remarks.push(
      "Its bots keep running. Within minutes their calls go through the gateway, which keeps the server's keys from their addresses.",
    );
  }
  return remarks;
}
