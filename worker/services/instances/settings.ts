import { explainConstraints } from "../../../db/constraint";
import { noteUpstream, updateInstanceStatement } from "../../../db/queries/instances";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { DEFAULT_SETTINGS, type InstanceSettings, type UpdateInstanceSettings } from "../../../lib/contract/instance";
import { describeError } from "../../../lib/describe-error";
import { askInstance } from "../../evolution/instance-door";
import { readSettings } from "../../evolution/settings";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { getOwnInstance, noSuchInstance } from "./find-own";
import { findKeptSettings, keepSettings } from "./kept-settings";
import { requirePublicLinks } from "./require-public-links";

interface Answer {
  settings: InstanceSettings;
  version: number;
  /** Whether its server has them; if not, it is told again within minutes. */
  applied: boolean;
}

/** What the tenant wants of it. One that was never asked about is read from its server once. */
export async function getSettings(ctx: TenantContext, id: string): Promise<Omit<Answer, "applied">> {
  const { row, instance } = await getOwnInstance(ctx, id);
  return { settings: await desiredSettings(ctx.env, row, instance), version: row.version };
}

/** The change is kept first, then made upstream: a server that is away has it as soon as it is back. */
export async function updateSettings(
  ctx: TenantContext,
  id: string,
  { change, version }: { change: UpdateInstanceSettings; version: number | undefined },
): Promise<Answer> {
  requirePublicLinks(change);
  const { db, env, tenantId } = ctx;
  const { row, instance } = await getOwnInstance(ctx, id);
  const before = await desiredSettings(env, row, instance);
  const settings = { ...before, ...change };
  const write = db.batch([
    updateInstanceStatement(db, tenantId, { id, version, change: { settings } }),
    audit(ctx, { action: "instance.settings", target: id, before: { ...before }, after: { ...settings } }),
  ]);
  const [[changed]] = await explainConstraints(write, {
    instances_version_check: ["version_mismatch", "The instance was changed meanwhile. Load it again."],
  });
  if (!changed) throw noSuchInstance();
  await keepSettings(env, row, settings);
  const applied = await apply(env, instance, settings);
  // The next run of the reconciler looks at those first that were never looked at.
  if (!applied) await noteUpstream(db, tenantId, { id, checkedAt: null });
  return { settings, version: changed.version, applied };
}

async function desiredSettings(env: Env, row: Row, instance: LedgerInstance): Promise<InstanceSettings> {
  const kept = (await findKeptSettings(env, row)) ?? row.settings;
  if (kept) return kept;
  const { body } = await askInstance(env, instance, { method: "GET", path: "/settings/find" });
  return readSettings(body)?.settings ?? DEFAULT_SETTINGS;
}

/** Tells the upstream. A token of a third party that it holds is handed back as it is: it would forget it otherwise. */
export async function apply(env: Env, instance: LedgerInstance, settings: InstanceSettings): Promise<boolean> {
  try {
    const { body: found } = await askInstance(env, instance, { method: "GET", path: "/settings/find" });
    const wavoipToken = readSettings(found)?.wavoipToken;
    const body = { ...settings, ...(wavoipToken !== undefined && { wavoipToken }) };
    const { status } = await askInstance(env, instance, { method: "POST", path: "/settings/set", body });
    return status === 201;
  } catch (error) {
    console.warn({ event: "settings_wait", instanceId: instance.id, error: describeError(error) });
    return false;
  }
}
