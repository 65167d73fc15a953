import { deleteApiKey, insertApiKey } from "../../../db/queries/api-keys";
import { getPlan } from "../../../db/queries/tenants";
import type { TenantLedger } from "../../../durable/tenant-ledger/tenant-ledger";
import type { CreateApiKey, MintedApiKey } from "../../../lib/contract/api-key";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { tellOrUndo } from "../tell-or-undo";
import { checkWithinOwnRights } from "./check-rights";
import { newKeyText, shownOnce, toLedgerKey } from "./minted-key";

/**
 * A new key, in Postgres and known to its ledger before this returns. If the ledger cannot be told, the key is taken back: it
 * has been shown to nobody.
 */
export async function createKey(ctx: TenantContext, request: CreateApiKey): Promise<MintedApiKey> {
  const { db, env, actor, tenantId } = ctx;
  const { name, mode, scopes, instances, allowedIps, expiresAt } = request;
  checkWithinOwnRights(actor, request);
  const plan = await getPlan(db, tenantId, mode);
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  if (instances) await checkInstances(ledger, instances);

  const made = await newKeyText({ tenantId, mode });
  const { text: _, ...kept } = made;
  const key = { ...kept, name, mode, scopes, instanceIds: instances, allowedIps, expiresAt };
  const after = { name, mode, scopes, instances, allowedIps, expiresAt: expiresAt?.toISOString() ?? null };
  const entry = lineOf(actor, { action: "key.create", target: made.id, after });
  const limit = plan.standing.keys;
  if (!(await insertApiKey(db, tenantId, { key, entry, limit }))) throw tooMany(limit, mode);

  const undone = lineOf(actor, { action: "key.undo", target: made.id });
  await tellOrUndo(
    () => ledger.putKey(toLedgerKey({ ...key, revokedAt: null })),
    () => deleteApiKey(db, tenantId, { id: made.id, entry: undone }),
  );
  return shownOnce(made);
}

/** The ledger knows an instance sooner than Postgres does. */
async function checkInstances(ledger: DurableObjectStub<TenantLedger>, wanted: readonly string[]): Promise<void> {
  const own = new Set((await ledger.listInstances()).map(({ id }) => id));
  const unknown = wanted.filter((id) => !own.has(id));
  if (unknown.length === 0) return;
  const fields = { instances: unknown.map((id) => `there is no instance ${id}`) };
  throw new Problem("invalid_request", "The request is not valid.", { fields });
}

const tooMany = (limit: number, mode: string) =>
  new Problem("limit_reached", `Your plan has room for ${limit} ${mode} keys. Revoke one, or choose a larger plan.`);
