import { exports } from "cloudflare:workers";
import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { botsReturnAt, carryOut, isOrderDue, lastOrder } from "./bot-switch";
import { reasonOf } from "./reason-of";
import type { Wake } from "./wake";

/** Bots stop within ten seconds, also where the first try fails. */
const AGAIN_MS = 2_000;
const LONGEST_REST_MS = 3_600_000;

/** Has a tenant's bots stop and go on at their servers. */
export function createBotSwitch({ sql, wake, ctx }: { sql: Sql; wake: Wake; ctx: DurableObjectState }) {
  let isSwitching = false;

  /** One at a time: to switch off and on at once would leave some of either. */
  async function switchBots(tenant: LedgerTenant): Promise<void> {
    if (isSwitching) return wake.within(AGAIN_MS);
    isSwitching = true;
    const order = (...what: Parameters<typeof exports.BotDoor.switchBots>) => exports.BotDoor.switchBots(...what);
    const done = await carryOut(sql, tenant, order).catch((error: unknown) => {
      console.warn({ event: "bots_wait", tenantId: tenant.tenantId, error: reasonOf(error) });
      return false;
    });
    isSwitching = false;
    const now = Date.now();
    if (!done) await wake.within(AGAIN_MS);
    else if (lastOrder(sql).wanted === "off") {
      await wake.within(Math.min(botsReturnAt(sql, tenant, now) - now, LONGEST_REST_MS) + 1);
    }
  }

  return {
    switchBots,
    /** Sees at once to a tenant whose bots must stop, or may go on. */
    async check(tenant: LedgerTenant): Promise<void> {
      if (!isOrderDue(sql, tenant, Date.now())) return;
      // An alarm may be busy with a database that is slow. It sees to what was cut off.
      await wake.within(AGAIN_MS);
      ctx.waitUntil(switchBots(tenant));
    },
  };
}
