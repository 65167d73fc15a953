import type { AuditEntry } from "../../../lib/contract/audit";
import { type InstanceChoice, listInstanceChoices } from "../own-instances.server";
import type { TenantSession } from "../session.server";

const ABOUT_INSTANCES = /^(instance|pacing)\./;

/** What the instances of a page of the log are called: their entries name them by id. Those that were deleted are not there. */
export async function findInstanceNames(
  session: Pick<TenantSession, "api" | "tenantId">,
  entries: readonly AuditEntry[],
): Promise<InstanceChoice[]> {
  const targets = new Set(entries.filter(({ action }) => ABOUT_INSTANCES.test(action)).map(({ target }) => target));
  if (targets.size === 0) return [];
  const lists = await Promise.all((["live", "test"] as const).map((mode) => listInstanceChoices(session, mode)));
  return lists.flat().filter(({ id }) => targets.has(id));
}
