import { env } from "cloudflare:workers";
import { ledgerName } from "../../lib/ledger-name";
import { type Caller, type KeyOptions, makeCaller } from "./support";

/** A tenant with a test key and more quota than a sandbox has: for tests of what a thousand calls do, not of how many may be made. */
export async function makeRoomyCaller(options: KeyOptions = {}): Promise<Caller> {
  const caller = await makeCaller(options);
  await widen(caller.tenantId);
  return caller;
}

const PLENTY = 1_000_000;

function widen(tenantId: string): Promise<void> {
  return env.LEDGER.getByName(ledgerName(tenantId, "test")).provision({
    tenantId,
    mode: "test",
    status: "active",
    timeZone: "UTC",
    periodAnchor: "2026-01-01T00:00:00.000Z",
    plan: {
      name: "Roomy",
      limits: {
        instance_create: PLENTY,
        instance_delete: PLENTY,
        api_call: PLENTY,
        message_send: PLENTY,
        bot_create: PLENTY,
      },
      dailyLimits: {},
      standing: { instances: PLENTY, keys: PLENTY, endpoints: PLENTY, members: PLENTY },
      burst: { perSecond: PLENTY, capacity: PLENTY },
      features: ["proxy", "templates", "business", "brokers", "chatwoot"],
    },
  });
}
