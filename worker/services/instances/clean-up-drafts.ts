import type { Db } from "../../../db/client";
import { deleteDraft } from "../../../db/queries/instances";
import { findServer } from "../../../db/queries/servers";
import { listAbandonedDrafts } from "../../../db/queries/upkeep";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { askServer } from "../../evolution/admin";
import { doorOf } from "../servers/get-server";

/** No create takes so long. */
const ABANDONED_AFTER_MS = 10 * 60_000;
const A_RUN = 25;

/** For the cron trigger: removes what creates that were cut off, or could not be undone, have left on a server. */
export async function cleanUpDrafts(env: Env, db: Db, { now = Date.now() } = {}): Promise<{ removed: number }> {
  const drafts = await listAbandonedDrafts(db, { before: new Date(now - ABANDONED_AFTER_MS), limit: A_RUN });
  let removed = 0;
  for (const draft of drafts) if (await cleanUp(env, db, draft)) removed++;
  if (drafts.length > 0) console.log({ event: "drafts_cleaned", found: drafts.length, removed });
  return { removed };
}

async function cleanUp(env: Env, db: Db, { id, tenantId, mode, upstreamName, serverId }: Row): Promise<boolean> {
  try {
    const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
    const instance: LedgerInstance | null = await ledger.instanceById(id);
    // It came to be after all; the ledger tells Postgres so.
    if (instance?.state === "ready") return false;
    const server = serverId === null ? undefined : await findServer(db, serverId);
    if (server) {
      const path = `/instance/delete/${encodeURIComponent(upstreamName)}`;
      const { status } = await askServer(env, await doorOf(server), { method: "DELETE", path });
      if (status !== 200 && status !== 404) throw new Error(`the server answered ${status}`);
    }
    await ledger.dropInstance(id);
    await deleteDraft(db, tenantId, id);
    return true;
  } catch (error) {
    console.warn({ event: "draft_stays", instanceId: id, serverId, error: describeError(error) });
    return false;
  }
}
