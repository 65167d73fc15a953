import { stateName } from "../../../durable/instance-state/messages";
import { listEndpointIds, outboxName } from "../../../durable/webhook-outbox/endpoint";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";

/** Billed operations of a kind of object since they woke. */
export interface Cost {
  calls: number;
  rowsWritten: number;
}

/** What a tenant's events have cost so far: its instances, its outboxes and its feed. */
export async function readCounters(env: Env, { tenantId, mode }: { tenantId: string; mode: Mode }) {
  const ledger = ledgerName(tenantId, mode);
  const stub = env.LEDGER.getByName(ledger);
  const [instances, endpointIds] = await Promise.all([stub.listInstances(), listEndpointIds(stub)]);
  const [states, outboxes, feed] = await Promise.all([
    Promise.all(instances.map(({ id }) => env.INSTANCE.getByName(stateName(ledger, id)).counters())),
    Promise.all(endpointIds.map((id) => env.OUTBOX.getByName(outboxName(ledger, id)).counters())),
    env.LIVE.getByName(ledger).counters(),
  ]);
  return { instances: sum(states), outboxes: sum(outboxes), feed: sum([feed]) };
}

const sum = (costs: readonly Cost[]): Cost => ({
  calls: costs.reduce((total, { calls }) => total + calls, 0),
  rowsWritten: costs.reduce((total, { rowsWritten }) => total + rowsWritten, 0),
});
