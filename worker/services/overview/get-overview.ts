import { countForOverview, listRecentMessages, sumTraffic, type Traffic } from "../../../db/queries/overview";
import { getTenant } from "../../../db/queries/tenants";
import type { Overview } from "../../../lib/contract/overview";
import type { Mode } from "../../../lib/contract/tenant";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { localDay, localMonthStart } from "../../../lib/periods";
import type { TenantContext } from "../context";

const RECENT = 10;

/** One mode of a tenant at a glance: numbers, messages, what is done of the first steps, and the newest messages. */
export async function getOverview(ctx: TenantContext, asked: Mode): Promise<Overview> {
  const { db, tenantId, actor } = ctx;
  const mode = actor.key?.mode ?? asked;
  const { timeZone } = await getTenant(db, tenantId);
  const now = Date.now();
  const since = {
    mode,
    today: new Date(localDay(timeZone, now).start),
    month: new Date(localMonthStart(timeZone, now)),
  };
  const [counts, traffic, recent, states] = await Promise.all([
    countForOverview(db, tenantId, mode),
    sumTraffic(db, tenantId, since),
    listRecentMessages(db, tenantId, { mode, limit: RECENT }),
    countStates(ctx, mode),
  ]);
  return {
    mode,
    instances: {
      total: counts?.instances ?? 0,
      connected: states ? states.open : null,
      attention: states ? states.closed + states.refused : null,
    },
    messages: { today: trafficOf(traffic, "today"), month: trafficOf(traffic, "month") },
    activeBots: counts?.activeBots ?? 0,
    firstSteps: {
      connect: (states?.open ?? 0) + (states?.closed ?? 0) > 0 || counts?.hasMessage === true,
      send: counts?.hasSent === true,
      key: counts?.hasKey === true,
      webhook: counts?.hasEndpoint === true,
    },
    recent: recent.map((row) => ({
      id: row.messageId,
      instanceId: row.instanceId,
      instanceName: row.instanceName,
      at: row.at.toISOString(),
      direction: row.direction,
      source: row.source,
      status: row.status,
      chatKind: row.chatKind,
      counterpart: `••••${row.lastDigits}`,
      type: row.type,
      errorCode: row.errorCode,
    })),
  };
}

function trafficOf(traffic: readonly Traffic[], span: "today" | "month") {
  const sum = (direction: string) => traffic.find((row) => row.direction === direction)?.[span] ?? 0;
  return { sent: sum("out"), received: sum("in") };
}

/** The page stands without these figures: they are the only ones that objects must be asked for. */
async function countStates({ env, tenantId }: TenantContext, mode: Mode) {
  try {
    return await env.LIVE.getByName(ledgerName(tenantId, mode)).countStates({ tenantId, mode });
  } catch (error) {
    console.warn({ event: "states_not_counted", error: describeError(error) });
    return undefined;
  }
}
