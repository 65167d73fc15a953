import { getTenant } from "../../../db/queries/tenants";
import type { Mode } from "../../../lib/contract/tenant";
import type { Usage } from "../../../lib/contract/usage";
import { ledgerName } from "../../../lib/ledger-name";
import { isoIn } from "../../../lib/local-time";
import type { TenantContext } from "../context";
import { modeAsked } from "./mode-asked";

/** What is used of each quota just now, by the ledger's own books. */
export async function currentUsage({ db, env, tenantId, actor }: TenantContext, asked?: Mode): Promise<Usage> {
  const mode = modeAsked(actor, asked);
  const [{ timeZone, status }, windows] = await Promise.all([
    getTenant(db, tenantId),
    env.LEDGER.getByName(ledgerName(tenantId, mode)).currentUsage(),
  ]);
  const items = windows.map(({ windowStart, windowEnd, ...window }) => ({
    ...window,
    startedAt: isoIn(timeZone, windowStart),
    resetsAt: isoIn(timeZone, windowEnd),
  }));
  return { mode, status, timeZone, items };
}
