import type { TestResult } from "../../../lib/contract/endpoint";
import { uuidv7 } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import { config } from "../../env";
import type { TenantContext } from "../context";
import { outboxOf } from "./endpoint-objects";
import { getEndpointRow } from "./get-endpoint";
import { sampleEvent } from "./sample-event";
import { showTest } from "./show";

/** Delivers a made-up event at once and says what the receiver answered; also to an endpoint that is switched off. */
export async function sendTest(ctx: TenantContext, id: string, name: string): Promise<TestResult> {
  const row = await getEndpointRow(ctx, id);
  const deliveryId = `evt_${uuidv7()}`;
  const sample = sampleEvent(name, { publicUrl: config.publicUrl, now: Date.now() });
  const reply = await outboxOf(ctx.env, row).sendTest({ id: deliveryId, ...sample });
  if (!reply) throw new Problem("unavailable", "The endpoint is not ready yet. Try again.", { retryAfter: 5 });
  return showTest(deliveryId, reply);
}
