import type { Db } from "../../../db/client";
import { listRecentlyChangedEndpoints } from "../../../db/queries/webhook-endpoints";
import type { WebhookEndpoint } from "../../../db/schema/webhook-endpoints";
import { describeError } from "../../../lib/describe-error";
import { push } from "./endpoint-objects";

const RECENT_MS = 20 * 60_000;
const MOST = 200;

/** What the cron trigger does: tells again what changed lately, for objects that could not be reached then. It changes nothing else. */
export async function pushRecent(env: Env, db: Db): Promise<void> {
  const since = new Date(Date.now() - RECENT_MS);
  await pushAll(env, await listRecentlyChangedEndpoints(db, { since, limit: MOST }));
}

/** Exported for those who know which endpoints they mean. */
export async function pushAll(env: Env, rows: readonly WebhookEndpoint[]): Promise<void> {
  for (const row of rows) {
    await push(env, row).catch((error: unknown) => {
      console.error({ event: "endpoint_not_pushed", id: row.id, error: describeError(error) });
    });
  }
}
