import type { LedgerTenant } from "../../lib/contract/tenant";
import type { Sql } from "../sql";
import { forgetBotChanges } from "./bots";
import { recordChange } from "./instance-changes";
import type { LedgerInstance, ReserveReply } from "./messages";
import * as registry from "./registry";

/** An instance's life: its name is held, then it is there, then it is gone. Of the last two Postgres hears. */

const ABANDONED_AFTER_MS = 120_000;

/** Holds a name while its instance is made upstream. A reservation that was abandoned gives way. */
export function reserveInstance(sql: Sql, tenant: LedgerTenant, instance: LedgerInstance): ReserveReply {
  const limit = tenant.plan.standing.instances;
  const known = registry.findInstance(sql, instance.name);
  if (known && !isAbandoned(known) && known.id !== instance.id) return { ok: false, reason: "name_taken", limit };
  for (const one of registry.listInstances(sql)) {
    if (isAbandoned(one)) registry.deleteInstance(sql, one.id);
  }
  const others = registry.listInstances(sql).filter(({ name }) => name !== instance.name);
  if (others.length >= limit) return { ok: false, reason: "limit", limit };
  registry.putInstance(sql, instance);
  return { ok: true };
}

export function keepInstance(sql: Sql, tenant: LedgerTenant, instance: LedgerInstance): void {
  registry.putInstance(sql, instance);
  recordChange(sql, tenant, { instance, deletedAt: null });
}

/** True when Postgres is to hear of it: not of one that it never had. */
export function forgetInstance(sql: Sql, tenant: LedgerTenant, id: string): boolean {
  const instance = registry.findInstanceById(sql, id);
  if (!instance) return false;
  registry.deleteInstance(sql, id);
  forgetBotChanges(sql, id);
  if (instance.state === "creating") return false;
  recordChange(sql, tenant, { instance, deletedAt: Date.now() });
  return true;
}

/** A create that was cut off has left its reservation behind. */
const isAbandoned = ({ state, createdAt }: LedgerInstance) =>
  state === "creating" && Date.now() - createdAt > ABANDONED_AFTER_MS;
