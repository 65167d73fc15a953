import type { Draft } from "../../../db/queries/place-instance";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { InstanceSettings } from "../../../lib/contract/instance";
import type { CreateRequest } from "./create-instance";

/** The parts of a create that need Postgres. Loaded when they are needed: `/v1` does not pay for the client otherwise. */

const load = () =>
  Promise.all([import("../../../db/client"), import("../../../db/queries/instances"), import("../audit/audit")]);

export async function recordDraft(env: Env, tenantId: string, draft: Draft): Promise<void> {
  const [{ connect }, { explainDraft, insertDraft }] = await load();
  await explainDraft(insertDraft(connect(env), tenantId, { ...draft, state: "creating" }));
}

export async function removeDraft(env: Env, tenantId: string, id: string): Promise<void> {
  const [{ connect }, { deleteDraft }] = await load();
  await deleteDraft(connect(env), tenantId, id);
}

/** The instance and its line in the audit log, in one transaction. */
export async function recordInstance(
  env: Env,
  { tenantId, mode, actor, createKey }: CreateRequest,
  { instance, settings }: { instance: LedgerInstance; settings: InstanceSettings },
): Promise<void> {
  const [{ connect }, queries, { audit }] = await load();
  const db = connect(env);
  const { id, name, integration, upstreamName, upstreamId, keyVersion, server, createdAt } = instance;
  const row = {
    ...{ id, mode, name, integration, upstreamName, upstreamId, keyVersion, settings, createKey },
    serverId: server.sandbox ? null : server.id,
    state: "ready" as const,
    webhookVersion: keyVersion,
    createdAt: new Date(createdAt),
  };
  const change = { action: "instance.create", target: id, after: { name, mode, integration } };
  await db.batch([
    queries.freeNameStatement(db, tenantId, { id, mode, name }),
    queries.completeDraftStatement(db, tenantId, row),
    audit({ db, actor, tenantId }, change),
  ]);
}
