import { listEndpointIds, outboxName } from "../../durable/webhook-outbox/endpoint";
import type { OperatorHealth } from "../../lib/contract/health";
import { ledgerName } from "../../lib/ledger-name";

type Asked = Pick<OperatorHealth, "outboxes"> & { webhooks: Omit<OperatorHealth["webhooks"], "disabled"> };

/** What waits in the live objects of these tenants. One that does not answer is counted, and hides nothing of the others. */
export async function askBusiest(env: Env, tenantIds: readonly string[]): Promise<Asked> {
  const ledgers = tenantIds.map((tenantId) => ledgerName(tenantId, "live"));
  const [backlogs, waiting] = await Promise.all([
    Promise.allSettled(ledgers.map((ledger) => env.LEDGER.getByName(ledger).backlog())),
    Promise.allSettled(ledgers.map((ledger) => countWaiting(env, ledger))),
  ]);
  const told = backlogs.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  const oldest = told.flatMap(({ oldestAt }) => oldestAt ?? []);
  const deliveries = waiting.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  return {
    outboxes: {
      asked: ledgers.length,
      unanswered: ledgers.length - told.length,
      waiting: sum(told.map((one) => one.waiting)),
      oldestAt: oldest.length > 0 ? new Date(Math.min(...oldest)).toISOString() : null,
    },
    webhooks: {
      asked: ledgers.length,
      unanswered: ledgers.length - deliveries.length,
      waiting: sum(deliveries),
    },
  };
}

async function countWaiting(env: Env, ledger: string): Promise<number> {
  const ids = await listEndpointIds(env.LEDGER.getByName(ledger));
  const states = await Promise.all(ids.map((id) => env.OUTBOX.getByName(outboxName(ledger, id)).state()));
  return sum(states.map(({ waiting }) => waiting));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
