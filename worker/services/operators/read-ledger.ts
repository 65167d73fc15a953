import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import type { ServiceContext } from "../context";

export async function readLedger({ env }: Pick<ServiceContext, "env">, tenantId: string, mode: Mode) {
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  const { oldestAt, ...refused } = await ledger.refusedUsage();
  return {
    books: await ledger.books(),
    refused: { ...refused, oldestAt: oldestAt === null ? null : new Date(oldestAt).toISOString() },
    counters: await ledger.counters(),
  };
}
