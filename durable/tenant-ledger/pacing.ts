import { DEFAULT_PACING, type Pacing } from "../../lib/contract/pacing";
import type { LedgerTenant } from "../../lib/contract/tenant";
import type { PacedProfile } from "../send-queue/messages";
import type { Sql } from "../sql";
import type { LedgerInstance } from "./messages";
import { findDocument, findInstanceById } from "./registry";

/** How a number sends is a document of its instance: here where calls are let through, in Postgres as the record. */
export const pacingKey = (instanceId: string) => ({ instanceId, kind: "pacing", id: "pacing" });

function findPacing(sql: Sql, instanceId: string): Pacing | undefined {
  const text = findDocument(sql, pacingKey(instanceId));
  return text === undefined ? undefined : (JSON.parse(text) as Pacing);
}

/** The instance with the one word about pacing that a call needs. */
export function withPacing(sql: Sql, { paced: _, ...instance }: LedgerInstance): LedgerInstance {
  return findPacing(sql, instance.id)?.enabled ? { ...instance, paced: true } : instance;
}

/** Null for an instance that the tenant does not have. */
export function pacedProfileOf(sql: Sql, { timeZone }: LedgerTenant, instanceId: string): PacedProfile | null {
  if (!findInstanceById(sql, instanceId)) return null;
  return { pacing: findPacing(sql, instanceId) ?? DEFAULT_PACING, timeZone };
}
