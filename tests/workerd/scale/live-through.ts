import type { Sql } from "../../../durable/sql";
import { grant, readBooks, settle, updateLease } from "../../../durable/tenant-ledger/books";
import type { Lease } from "../../../durable/tenant-ledger/messages";
import { type Delivered, forgetRows, insertBatch, nextRows } from "../../../durable/tenant-ledger/outbox";
import type { LedgerTenant } from "../../../lib/contract/tenant";
import { uuidv7 } from "../../../lib/ids";
import type { UsageEvent } from "../../../lib/usage-event";
import { packBatch } from "../../../worker/v1/pack-batch";

/** What one tenant's traffic made its ledger and Postgres do. */
export interface Work {
  calls: number;
  refused: number;
  ledgerCalls: number;
  rowsWritten: number;
  statements: number;
  postgresRows: number;
  settled: number;
  granted: number;
}

export interface Demand {
  tenant: LedgerTenant;
  perSecond: number;
  isolates: number;
  start: number;
  seconds: number;
  /** In [0, 1). */
  random(): number;
}

/** An isolate tells its ledger what it spent this often, and the ledger Postgres as often again. */
const FLUSH_MS = 1_500;
const DELIVER_MS = 3_000;
/** For so long an isolate knows a key and an instance, each of which it then asks for. */
const KNOWN_MS = 9_000;
const ROUTE = "POST /message/sendText/:instanceName";

interface Isolate {
  id: string;
  sequence: number;
  lease: (Lease & { left: number; spent: number }) | undefined;
  events: UsageEvent[];
  askedAt: number;
}

/** Some minutes of a tenant, on the deployed rules and a real object's storage: leases, books and outbox. */
export function liveThrough(sql: Sql, demand: Demand): Work {
  const { tenant, start, seconds, isolates } = demand;
  const work = { calls: 0, refused: 0, ledgerCalls: 0, rowsWritten: 0, statements: 0, postgresRows: 0 };
  const before = sql.rowsWritten;
  const fleet = Array.from({ length: isolates }, newIsolate);
  const delivered: Delivered = new Map();
  let alarmAt = 0;
  let alarms = 0;
  const end = start + seconds * 1_000;
  for (let now = start; now < end + 2 * DELIVER_MS; now += FLUSH_MS) {
    for (const isolate of fleet) {
      const calls = now < end ? poisson((demand.perSecond * FLUSH_MS) / 1_000 / isolates, demand.random) : 0;
      if (calls === 0 && isolate.events.length === 0) continue;
      if (calls > 0 && now - isolate.askedAt >= KNOWN_MS) {
        isolate.askedAt = now;
        work.ledgerCalls += 2;
      }
      const refused = sync(sql, tenant, { isolate, calls, now });
      work.ledgerCalls += 1;
      work.calls += calls - refused;
      work.refused += refused;
      if (alarmAt === 0) {
        alarmAt = now + DELIVER_MS;
        alarms += 1;
      }
    }
    if (alarmAt === 0 || alarmAt > now) continue;
    alarmAt = 0;
    work.ledgerCalls += 1;
    for (let rows = nextRows(sql, delivered); rows.length > 0; rows = nextRows(sql, delivered)) {
      work.statements += 1;
      for (const { payload } of rows) work.postgresRows += (JSON.parse(payload) as unknown[]).length;
      forgetRows(sql, rows, { delivered, now });
    }
  }
  const books = readBooks(sql, end);
  const sum = (side: "settled" | "granted") => books.reduce((total, row) => total + row[side], 0);
  // Setting an alarm is billed as a row.
  return { ...work, rowsWritten: sql.rowsWritten - before + alarms, settled: sum("settled"), granted: sum("granted") };
}

const newIsolate = (): Isolate => ({ id: crypto.randomUUID(), sequence: 0, lease: undefined, events: [], askedAt: 0 });

/** Tells what was spent, gives an idle lease back, asks for more where it does not last, and spends. Answers how many it refused. */
function sync(
  sql: Sql,
  tenant: LedgerTenant,
  { isolate, calls, now }: { isolate: Isolate; calls: number; now: number },
): number {
  if (isolate.events.length > 0) {
    isolate.sequence += 1;
    const batch = packBatch({ sequence: isolate.sequence, events: isolate.events });
    const isNew = insertBatch(sql, isolate.id, batch);
    const spent = isNew ? settle(sql, batch.spent) : new Map<string, number>();
    for (const [id, units] of spent) updateLease(sql, id, { spent: units, returned: 0, closed: false });
    isolate.events = [];
  }
  const { lease } = isolate;
  const isUsedUp = lease !== undefined && (calls === 0 || lease.left < calls || lease.until <= now);
  if (lease && isUsedUp) {
    updateLease(sql, lease.id, { spent: 0, returned: lease.left, closed: true });
    isolate.lease = undefined;
  }
  if (calls > 0 && !isolate.lease) {
    const want = { id: crypto.randomUUID(), kind: "message_send" as const, need: 1, wish: calls * 2, now };
    const granted = grant(sql, tenant, want);
    if (granted) isolate.lease = { ...granted, left: granted.units, spent: 0 };
  }
  const paid = Math.min(calls, isolate.lease?.left ?? 0);
  spend(isolate, paid, now);
  return calls - paid;
}

function spend(isolate: Isolate, units: number, now: number): void {
  const { lease } = isolate;
  if (!lease) return;
  lease.left -= units;
  for (let call = 0; call < units; call++) {
    isolate.events.push({
      id: uuidv7(now),
      keyId: lease.id,
      instanceId: isolate.id,
      route: ROUTE,
      kind: lease.kind,
      units: 1,
      outcome: "charged",
      status: 201,
      leaseId: lease.id,
      windowStart: lease.windowStart,
      upstreamMs: 180,
      totalMs: 185,
    });
  }
}

function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > floor; product *= random()) count += 1;
  return Math.max(0, count);
}
