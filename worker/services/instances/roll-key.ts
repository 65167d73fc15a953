import { noteUpstream, updateInstanceStatement } from "../../../db/queries/instances";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { deriveKey } from "../../../lib/api-key";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { checkWithinOwnRights, instanceRights } from "../keys/check-rights";
import { getOwnInstance, noSuchInstance, stateOf } from "./find-own";
import { registerWebhook } from "./register-webhook";

/**
 * A new key for one instance; every key derived for it before is refused from now on, everywhere within ten seconds. Its
 * server's webhook secret is of the same version, and we take that of the version before as well: so the server must have
 * been told of the last roll before the next. Problems: `unavailable` when it cannot be.
 */
export async function rollInstanceKey(ctx: TenantContext, id: string): Promise<{ key: string; keyVersion: number }> {
  const { env, tenantId } = ctx;
  const { row, instance } = await getOwnInstance(ctx, id);
  const { mode } = row;
  checkWithinOwnRights(ctx.actor, instanceRights(mode));
  if (row.webhookVersion !== null && row.webhookVersion < instance.keyVersion) await tellServer(ctx, row, instance);

  const rolled: LedgerInstance = { ...instance, keyVersion: instance.keyVersion + 1 };
  await env.LEDGER.getByName(ledgerName(tenantId, mode)).putInstance(rolled);
  await record(ctx, rolled);
  await stateOf(env, row).refresh();
  await tellServer(ctx, row, rolled).catch(async (error: unknown) => {
    console.warn({ event: "webhook_secret_waits", instanceId: id, error: describeError(error) });
    await noteUpstream(ctx.db, tenantId, { id, checkedAt: null });
  });
  return showKey(tenantId, { mode, instance: rolled });
}

async function showKey(tenantId: string, { mode, instance }: { mode: Row["mode"]; instance: LedgerInstance }) {
  const { id: instanceId, keyVersion } = instance;
  const owner = { tenantId, mode, instanceId, version: keyVersion };
  return { key: await deriveKey(config.keySecrets, { ...owner, scopes: ["read", "send", "manage"] }), keyVersion };
}

async function record(ctx: TenantContext, { id, keyVersion }: LedgerInstance): Promise<void> {
  const { db, tenantId } = ctx;
  const [[changed]] = await db.batch([
    updateInstanceStatement(db, tenantId, { id, version: undefined, change: { keyVersion } }),
    audit(ctx, { action: "instance.roll_key", target: id, after: { keyVersion } }),
  ]);
  if (!changed) throw noSuchInstance();
}

async function tellServer({ db, env }: TenantContext, row: Row, instance: LedgerInstance): Promise<void> {
  try {
    await registerWebhook(env, row, instance);
  } catch (cause) {
    const message = "The server of this instance cannot be told of a new secret right now.";
    throw new Problem("unavailable", message, { retryAfter: 60, cause });
  }
  await noteUpstream(db, row.tenantId, { id: row.id, webhookVersion: instance.keyVersion });
}
