import { hashContact } from "../../lib/hash-contact";
import { ledgerName } from "../../lib/ledger-name";
import type { RelayClaim } from "../../lib/relay-token";
import { config } from "../env";
import { queueBotCall, takeBotCalls } from "../v1/cache";
import type { Relay } from "./find-relay";

/** One bot call on its way; what is known of it is written down, and nothing of what is said. */
export interface BotCall {
  readonly id: string;
  readonly startedAt: number;
  claim?: RelayClaim;
  relay?: Relay;
  contact?: string | undefined;
}

export interface Ending {
  status: number;
  error: string | null;
  /** For our log only. */
  cause?: string | undefined;
}

/** Logs a call and gives it to the tenant's ledger, which brings it to Postgres. Forged tokens are nobody's calls. */
export async function noteCall(env: Env, call: BotCall, { status, error, cause }: Ending): Promise<void> {
  const { id, startedAt, claim, relay, contact } = call;
  if (!claim) return;
  const { tenantId, mode, instanceId } = claim;
  const ms = Date.now() - startedAt;
  const { bot, botId = null } = relay?.document ?? {};
  if (status >= 500 || error !== null) {
    console.log({ event: "bot_call", requestId: id, tenantId, instanceId, bot, botId, ms, status, error, cause });
  }
  if (!bot) return;
  const contactHash = contact === undefined ? null : hashContact(config.keySecrets, tenantId, contact);
  const record = { id, instanceId, bot, botId, status, error, ms, contactHash };
  const ledger = ledgerName(tenantId, mode);
  if (queueBotCall(ledger, record, Date.now())) await tell(env, ledger);
}

/** An isolate that is killed may lose this much of the log. Nothing is billed by it. */
const GATHER_MS = 1_000;

async function tell(env: Env, ledger: string): Promise<void> {
  await scheduler.wait(GATHER_MS);
  const calls = takeBotCalls(ledger);
  try {
    await env.LEDGER.getByName(ledger).noteBotCalls(calls);
  } catch (failure) {
    console.error({ event: "bot_calls_lost", ledger, calls: calls.length, error: String(failure) });
  }
}
