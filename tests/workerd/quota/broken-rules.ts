import type { Sql } from "../../../durable/sql";
import { LEASE_MS } from "../../../durable/tenant-ledger/lease-size";
import type { Lease, SyncRequest } from "../../../durable/tenant-ledger/messages";
import { countDemand } from "../../../worker/v1/purse/demand";
import type { HeldLease, Purse } from "../../../worker/v1/purse/purse";
import { REAL_RULES, type Rules } from "./rules";

/** Ways to break a rule that take more than a line. */

const { grant, insertBatch, updateLease } = REAL_RULES;

type Grant = Rules["grant"];
type LeaseRow = { id: string; units: number; spent: number; returned: number };

/** Two requests that arrive together both see the room that was there before either wrote. */
export function grantInTwoSteps(): Grant {
  let earlier = { at: 0, seen: 0 };
  return (sql, tenant, ask) => {
    const { at, seen } = earlier;
    earlier = { at: ask.now, seen: room(sql, ask) };
    const lease = grant(sql, tenant, ask);
    if (lease || ask.now - at > 10 || seen < ask.need) return lease;
    return grantUnchecked(sql, { ...ask, units: ask.need });
  };
}

function room(sql: Sql, { kind, now }: { kind: string; now: number }): number {
  const query = "SELECT min(quota - granted) AS room FROM windows WHERE kind = ? AND start <= ? AND until > ?";
  const [row] = sql.run<{ room: number | null }>(query, kind, now, now);
  return row?.room ?? 0;
}

function grantUnchecked(
  sql: Sql,
  ask: { id: string; kind: Lease["kind"]; now: number; units: number },
): Lease | undefined {
  const { id, kind, now, units } = ask;
  sql.run(
    "UPDATE windows SET granted = granted + ? WHERE kind = ? AND start <= ? AND until > ?",
    units,
    kind,
    now,
    now,
  );
  const [window] = sql.run<{ start: number; until: number }>(
    "SELECT start, until FROM windows WHERE kind = ? AND span = 'period' AND start <= ? AND until > ?",
    kind,
    now,
    now,
  );
  if (!window) return undefined;
  const until = Math.min(now + LEASE_MS, window.until);
  sql.run(
    "INSERT INTO leases (id, kind, period_start, day_start, units, until) VALUES (?, ?, ?, NULL, ?, ?)",
    id,
    kind,
    window.start,
    units,
    until,
  );
  return { id, kind, units, until, windowStart: window.start };
}

export const grantAgain: Grant = (sql, tenant, ask) => {
  sql.run("DELETE FROM leases WHERE id = ?", ask.id);
  return grant(sql, tenant, ask);
};

/** What was granted lately is in memory only; an eviction takes it. */
export function writeBehind(): Pick<Rules, "grant" | "evicted"> {
  let lately: { at: number; lease: Lease }[] = [];
  return {
    grant: (sql, tenant, ask) => {
      const lease = grant(sql, tenant, ask);
      lately = lately.filter(({ at }) => ask.now - at < 500);
      if (lease) lately.push({ at: ask.now, lease });
      return lease;
    },
    evicted: (sql) => {
      for (const { lease } of lately) {
        updateLease(sql, lease.id, { spent: 0, returned: lease.units, closed: true });
      }
      lately = [];
    },
  };
}

export const takeBackThenGrant: Grant = (sql, tenant, ask) => {
  for (const { id, units } of sql.run<LeaseRow>("SELECT * FROM leases WHERE until <= ?", ask.now)) {
    updateLease(sql, id, { spent: 0, returned: units, closed: true });
  }
  return grant(sql, tenant, ask);
};

export function returnWithoutZeroing(request: SyncRequest, { held }: Purse): SyncRequest {
  const told = new Set(request.leases.map(({ id }) => id));
  const idle = held.filter(({ id, left, inFlight }) => left > 0 && inFlight === 0 && !told.has(id));
  const early = idle.map(({ id, left, returned }) => ({ id, returned: returned + left, closed: false }));
  return { ...request, leases: [...request.leases, ...early] };
}

export const returnEveryTime: Rules["updateLease"] = (sql, id, change) => {
  const [lease] = sql.run<LeaseRow & { kind: string; period_start: number }>("SELECT * FROM leases WHERE id = ?", id);
  if (!lease) return;
  updateLease(sql, id, change);
  const again = Math.min(change.returned, lease.returned);
  sql.run(
    "UPDATE windows SET granted = max(0, granted - ?) WHERE kind = ? AND start <= ? AND until > ?",
    again,
    lease.kind,
    lease.period_start,
    lease.period_start,
  );
};

/** Finds credit in one turn and subtracts it in a later one. */
export const subtractLate: Rules["acquire"] = async (door, purse, { kind, units, now }) => {
  const enough = (lease: HeldLease) => lease.kind === kind && lease.left >= units && now < lease.until;
  const lease = purse.held.find(enough);
  if (!lease) return REAL_RULES.acquire(door, purse, { kind, units, now });
  countDemand(purse, kind, { units, now });
  await scheduler.wait(2);
  lease.left -= units;
  lease.inFlight += units;
  return { lease, units };
};

export const countAgain: Rules["insertBatch"] = (sql, isolate, batch) => {
  sql.run("DELETE FROM outbox WHERE isolate = ? AND sequence = ?", isolate, batch.sequence);
  insertBatch(sql, isolate, batch);
  return true;
};
