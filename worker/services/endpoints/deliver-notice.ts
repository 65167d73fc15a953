import type { Db } from "../../../db/client";
import { listWebhookEndpoints } from "../../../db/queries/webhook-endpoints";
import type { Notice } from "../../../db/schema/notices";
import { wantsEvent } from "../../../durable/instance-state/wants";
import { bodyContext } from "../../../durable/webhook-outbox/messages";
import { seal } from "../../../lib/seal";
import { config } from "../../env";
import { documentOf, outboxOf } from "./endpoint-objects";

/** Notices that programs want to hear of as well as people. */
const DELIVERED: readonly string[] = ["quota.threshold"];
const MOST_ENDPOINTS = 1_000;

/**
 * Delivers a notice to the tenant's endpoints as an event of that name. It is none of Evolution's, so it goes to those that take
 * everything, as all events do that a list of choices does not name. Its id is the notice's: saying it twice delivers it once.
 */
export async function deliverNotice(
  env: Env,
  db: Db,
  { id: noticeId, tenantId, kind, data, at }: Notice,
): Promise<void> {
  if (!DELIVERED.includes(kind)) return;
  const rows = await listWebhookEndpoints(db, tenantId, { mode: "live", limit: MOST_ENDPOINTS });
  const hearing = rows.filter((row) => row.origin === "api" && wantsEvent(row, kind));
  const id = `evt_${noticeId}`;
  const envelope = { event: kind, data, date_time: at.toISOString(), server_url: config.publicUrl };
  const body = await seal(config.dataSecrets, JSON.stringify(envelope).slice(0, -1), bodyContext(id, 0));
  for (const row of hearing) {
    const events = [{ id, event: kind, body, moreParts: 0 }];
    await outboxOf(env, row).enqueue({ endpoint: documentOf(row), events });
  }
}
