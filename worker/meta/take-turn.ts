import { stateName } from "../../durable/instance-state/messages";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { config } from "../env";
import { scaledLimit } from "../evolution/scaled-limit";
import { fromLedger } from "../v1/call";

/** Servers up to 2.3.7 answer before they have looked who writes, and take two that come at once for the same contact's. */
const APART_MS = 200;
/** Meta wants its answer within seconds, and repeats what got none. */
const MOST_WAIT_MS = 10_000;

/** Waits until an event may go to the server of this number: one at a time, in whatever requests they came. */
export async function takeTurn(
  env: Pick<Env, "INSTANCE">,
  { tenantId, mode, instanceId }: WebhookOwner,
  waitedMs: number,
): Promise<void> {
  const number = env.INSTANCE.getByName(stateName(ledgerName(tenantId, mode), instanceId));
  const patienceMs = Math.max(0, scaledLimit(MOST_WAIT_MS) - waitedMs);
  const wait = await fromLedger(number.turn({ apartMs: APART_MS * config.timeScale, patienceMs }));
  if (wait > 0) await scheduler.wait(wait);
}
