import type { ServerWithUse } from "../../../db/queries/servers";
import { REACHABLE_ADVICE, SERVER_TROUBLES, type Server } from "../../../lib/contract/server";

/** A server as operators see it; its key is never shown again. */
export function showServer(row: ServerWithUse): Server {
  const { id, name, url, region, version, capacity, enabled, draining, dedicatedTo, used, latencyMs, revision } = row;
  const { trouble, reachable } = row;
  return {
    ...{
      id,
      name,
      url,
      region,
      version,
      capacity,
      enabled,
      draining,
      dedicatedTo,
      used,
      latencyMs,
      revision,
      reachable,
    },
    health: healthOf(row),
    trouble: trouble && { code: trouble, text: SERVER_TROUBLES[trouble] },
    checkedAt: toText(row.checkedAt),
    lastSeenAt: toText(row.lastSeenAt),
    failingSince: toText(row.failingSince),
    reachableAdvice: REACHABLE_ADVICE[reachable],
    reachableCheckedAt: toText(row.reachableCheckedAt),
    createdAt: row.createdAt.toISOString(),
  };
}

function healthOf({ checkedAt, failingSince }: ServerWithUse): Server["health"] {
  if (!checkedAt) return "unknown";
  return failingSince ? "failing" : "healthy";
}

const toText = (date: Date | null) => date?.toISOString() ?? null;
