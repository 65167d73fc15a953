import { explainConstraints } from "../../../db/constraint";
import { updateInstanceStatement } from "../../../db/queries/instances";
import { listContactHashes } from "../../../db/queries/message-log";
import type { Instance } from "../../../db/schema/instances";
import { DEFAULT_PACING, type Pacing, type PacingAnswer, type UpdatePacing } from "../../../lib/contract/pacing";
import { Problem } from "../../../lib/problem";
import { audit } from "../audit/audit";
import type { TenantContext } from "../context";
import { getOwnInstance, noSuchInstance, stateOf } from "../instances/find-own";
import { showPacing } from "./get-pacing";
import { keepPacing, queueOf } from "./kept-pacing";

interface Change {
  change: UpdatePacing;
  version: number | undefined;
}

/** Holds for calls within ten seconds, and for what waits already at once. Switched off, what waits still goes by the rules. */
export async function updatePacing(ctx: TenantContext, id: string, change: Change): Promise<PacingAnswer> {
  const { row } = await getOwnInstance(ctx, id);
  const before = { ...DEFAULT_PACING, ...row.pacing };
  const pacing = { ...before, ...change.change };
  checkWarmUp(pacing);
  const changed = await record(ctx, id, { before, pacing, version: change.version });
  if (pacing.enabled && !before.enabled) await introduceContacts(ctx, row);
  await tell(ctx, changed, pacing);
  return showPacing(ctx, changed);
}

/** A ramp needs a place to arrive at. */
function checkWarmUp({ warmUp, dailyCap }: Pacing): void {
  if (!warmUp) return;
  if (dailyCap === null) throw invalid({ dailyCap: ["Warm-up needs a daily cap to rise to."] });
  if (warmUp.firstDay > dailyCap) throw invalid({ warmUp: ["The first day cannot allow more than the daily cap."] });
}

const invalid = (fields: Record<string, string[]>) =>
  new Problem("invalid_request", "The request is not valid.", { fields });

async function record(
  ctx: TenantContext,
  id: string,
  { before, pacing, version }: { before: Pacing; pacing: Pacing; version: number | undefined },
): Promise<Instance> {
  const { db, tenantId } = ctx;
  const write = db.batch([
    updateInstanceStatement(db, tenantId, { id, version, change: { pacing } }),
    audit(ctx, { action: "instance.pacing", target: id, before: { ...before }, after: { ...pacing } }),
  ]);
  const [[changed]] = await explainConstraints(write, {
    instances_version_check: ["version_mismatch", "The instance was changed meanwhile. Load it again."],
  });
  if (!changed) throw noSuchInstance();
  return changed;
}

const MOST_CONTACTS = 50_000;
const AT_ONCE = 2_000;

/** Whoever it has talked to before is no stranger. */
async function introduceContacts({ db, env, tenantId }: TenantContext, row: Instance): Promise<void> {
  const hashes = await listContactHashes(db, { tenantId, mode: row.mode, instanceId: row.id }, MOST_CONTACTS);
  const state = stateOf(env, row);
  for (let from = 0; from < hashes.length; from += AT_ONCE) await state.meet(hashes.slice(from, from + AT_ONCE));
}

/** The change stands in Postgres; a ledger that is away says so, and the same change again makes it hold. */
async function tell({ env }: TenantContext, row: Instance, pacing: Pacing): Promise<void> {
  try {
    await keepPacing(env, row, pacing);
    await Promise.all([queueOf(env, row).refresh(), stateOf(env, row).refresh()]);
  } catch (cause) {
    const message = "The change is kept, but does not hold everywhere yet. Save it again.";
    throw new Problem("unavailable", message, { retryAfter: 5, cause });
  }
}
