import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import type { ServiceContext } from "../context";

export async function readLedger({ env }: Pick<ServiceContext, "env">, tenantId: string, mode: Mode) {
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  return { books: await ledger.books(), counters: await ledger.counters() };
}
