import { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";

/**
 * Makes a new tenant's other objects where the tenant is. An object stays where its first call came from, unless that
 * call says where; the ledgers are told so when they are provisioned.
 */
export async function placeObjects(env: Env, { id, region }: { id: string; region: string }): Promise<void> {
  const hint = { locationHint: region as DurableObjectLocationHint };
  await Promise.all(
    Mode.options.flatMap((mode) => {
      const name = ledgerName(id, mode);
      return [
        env.GUARD.get(env.GUARD.idFromName(name), hint).release({ key: "", requestId: "" }), // frees what was never taken
        env.LIVE.get(env.LIVE.idFromName(name), hint).counters(),
      ];
    }),
  );
}
