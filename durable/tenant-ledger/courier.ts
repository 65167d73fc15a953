import { exports } from "cloudflare:workers";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { billingPeriod } from "../../lib/periods";
import type { Sql } from "../sql";
import { deliver } from "./deliver";
import { type Backlog, type Delivered, readBacklog } from "./outbox";
import { reasonOf } from "./reason-of";
import type { Wake } from "./wake";

/** Calls that began in a period may end this long after it. */
const SETTLING_MS = 180_000;
const LONGEST_WAIT_MS = 15_000;

/** Brings Postgres up to date. While it is down, everything stays and the next try comes later. */
export function createCourier({ sql, env, wake }: { sql: Sql; env: Env; wake: Wake }) {
  /** What Postgres has; after an eviction it is delivered again, which changes nothing. */
  const delivered: Delivered = new Map();
  /** The period whose beginning was announced; forgetting it only announces it again. */
  let periodAnnounced = 0;
  let failures = 0;

  /** Has a period that is over billed, as soon as its last calls are settled. The cron trigger does so for ledgers at rest. */
  async function endPeriod({ tenantId, mode, periodAnchor }: LedgerTenant): Promise<void> {
    const { start } = billingPeriod(periodAnchor, Date.now() - SETTLING_MS);
    if (mode !== "live" || start === periodAnnounced) return;
    if (await exports.BillingDoor.periodEnded(tenantId)) periodAnnounced = start;
    else await wake.within(LONGEST_WAIT_MS);
  }

  return {
    async run(tenant: LedgerTenant): Promise<void> {
      try {
        const more = await deliver({ sql, env, tenant, delivered });
        failures = 0;
        if (more) await wake.within(1);
        else await endPeriod(tenant);
      } catch (error) {
        failures++;
        console.warn({ event: "outbox_waits", tenantId: tenant.tenantId, failures, error: reasonOf(error) });
        await wake.within(Math.min(1_000 * 2 ** Math.min(failures, 5), LONGEST_WAIT_MS));
      }
    },
    backlog: (): Backlog => readBacklog(sql, failures > 0),
    forget: () => delivered.clear(),
  };
}
