import type { Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import { type Introduced, stateName } from "../instance-state/messages";
import type { Sql } from "../sql";
import type { LedgerInstance } from "../tenant-ledger/messages";
import * as store from "./store";

const AT_ONCE = 20;

export interface Tenant {
  tenantId: string;
  mode: Mode;
}

/** Asks every instance how it is; from its answer on each tells its changes. Those that are gone are forgotten. */
export async function gatherInstances(env: Env, sql: Sql, tenant: Tenant): Promise<void> {
  const ledger = env.LEDGER.getByName(ledgerName(tenant.tenantId, tenant.mode));
  const instances: LedgerInstance[] = await ledger.listInstances();
  const ready = instances.filter(({ state }) => state === "ready");
  for (const { id } of store.listInstances(sql)) {
    if (!ready.some((instance) => instance.id === id)) store.deleteInstance(sql, id);
  }
  for (let start = 0; start < ready.length; start += AT_ONCE) {
    await Promise.all(ready.slice(start, start + AT_ONCE).map(({ id }) => askInstance(env, sql, { ...tenant, id })));
  }
}

export async function askInstance(env: Env, sql: Sql, { tenantId, mode, id }: Tenant & { id: string }): Promise<void> {
  const instance = env.INSTANCE.getByName(stateName(ledgerName(tenantId, mode), id));
  const introduced: Introduced | null = await instance.introduceTo({ tenantId, mode, instanceId: id });
  if (introduced) store.putInstance(sql, { id, ...introduced });
}
