import { listRefusedUsage } from "../../db/queries/refused-usage";
import type { OperatorHealth } from "../../lib/contract/health";
import { ledgerName } from "../../lib/ledger-name";
import type { ServiceContext } from "../services/context";

/** Ledgers whose usage Postgres refuses. One that has none left is not shown, whatever was noted; one that does not answer is. */
export async function askRefused({ db, env }: ServiceContext): Promise<OperatorHealth["refusedUsage"]> {
  const shown = (await listRefusedUsage(db)).map(async ({ notedAt: _, ...ledger }) => {
    const stub = env.LEDGER.getByName(ledgerName(ledger.tenantId, ledger.mode));
    const refused = await stub.refusedUsage().catch(() => undefined);
    return refused?.batches === 0 ? [] : [ledger];
  });
  return (await Promise.all(shown)).flat();
}
