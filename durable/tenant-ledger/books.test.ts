import { expect, it } from "vitest";
import { anchoredTenantWith, newLedger, spentOn, withStore } from "../../tests/workerd/quota/ledger-fixtures";
import { packBatch } from "../../worker/v1/pack-batch";
import { forgetOld, grant, quotaState, readBooks, settle, updateLease } from "./books";
import { applyPlan } from "./windows";

/** Jakarta's midnight, in the middle of a billing period. */
const MIDNIGHT = Date.UTC(2026, 10, 20, 17);
const PERIOD_START = Date.UTC(2026, 10, 15);
const PERIOD_END = Date.UTC(2026, 11, 15);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const ask = (now: number, need = 1) => ({
  id: crypto.randomUUID(),
  kind: "message_send" as const,
  need,
  wish: need,
  now,
});

it("gives daily credit back to nobody but the next day, from local midnight on", async () => {
  const tenant = anchoredTenantWith(50, { dailyLimits: { message_send: 20 } });
  await withStore(await newLedger(tenant), (sql) => {
    expect(grant(sql, tenant, ask(MIDNIGHT - HOUR_MS, 20))?.units).toBe(20);
    expect(grant(sql, tenant, ask(MIDNIGHT - 1))).toBeUndefined();
    expect(grant(sql, tenant, ask(MIDNIGHT, 20))).toMatchObject({ units: 20, windowStart: PERIOD_START });
    expect(grant(sql, tenant, ask(MIDNIGHT))).toBeUndefined();
    expect(grant(sql, tenant, ask(MIDNIGHT + DAY_MS, 11))).toBeUndefined();
    expect(grant(sql, tenant, ask(MIDNIGHT + DAY_MS, 10))?.units).toBe(10);
    expect(readBooks(sql, MIDNIGHT)).toMatchObject([{ granted: 50, limit: 50, windowEnd: PERIOD_END }]);
  });
});

it("grants through the hour before a day whose midnight clocks skip", async () => {
  const tenant = { ...anchoredTenantWith(50, { dailyLimits: { message_send: 20 } }), timeZone: "America/Santiago" };
  const midnight = Date.UTC(2027, 8, 5, 4);
  await withStore(await newLedger(tenant), (sql) => {
    for (const before of [HOUR_MS, HOUR_MS / 2, 1]) {
      expect(grant(sql, tenant, ask(midnight - before))?.until).toBeGreaterThan(midnight - before);
    }
    expect(grant(sql, tenant, ask(midnight - 1, 18))).toBeUndefined();
    expect(grant(sql, tenant, ask(midnight, 20))?.units).toBe(20);
  });
});

it("takes from both windows or from neither", async () => {
  const tenant = anchoredTenantWith(10, { dailyLimits: { message_send: 7 } });
  await withStore(await newLedger(tenant), (sql) => {
    expect(grant(sql, tenant, ask(MIDNIGHT, 8))).toBeUndefined();
    expect(grant(sql, tenant, ask(MIDNIGHT, 7))?.units).toBe(7);
    expect(grant(sql, tenant, ask(MIDNIGHT + DAY_MS, 4))).toBeUndefined();
    expect(sql.run("SELECT span, granted FROM windows ORDER BY start")).toEqual([
      { span: "period", granted: 7 },
      { span: "day", granted: 7 },
      { span: "day", granted: 0 },
    ]);
  });
});

it("says the tighter of the two windows", async () => {
  const tenant = anchoredTenantWith(10, { dailyLimits: { message_send: 7 } });
  await withStore(await newLedger(tenant), (sql) => {
    const state = (now: number) => quotaState(sql, tenant, { kind: "message_send", now });
    expect(state(MIDNIGHT)).toMatchObject({
      limit: 7,
      remaining: 7,
      windowStart: MIDNIGHT,
      windowEnd: MIDNIGHT + DAY_MS,
    });
    grant(sql, tenant, ask(MIDNIGHT, 7));
    expect(state(MIDNIGHT + DAY_MS)).toMatchObject({ limit: 10, remaining: 3, windowEnd: PERIOD_END });
  });
});

it.each([
  ["in the middle of nowhere", MIDNIGHT + HOUR_MS, MIDNIGHT + HOUR_MS + 3_500],
  ["with the day", MIDNIGHT - 1_000, MIDNIGHT],
  ["with the billing period", PERIOD_END - 100, PERIOD_END],
])("ends a lease %s", async (_, now, until) => {
  const tenant = anchoredTenantWith(1_000, { dailyLimits: { message_send: 500 } });
  await withStore(await newLedger(tenant), (sql) => {
    expect(grant(sql, tenant, ask(now))).toMatchObject({ until });
  });
});

it("starts anew with the billing period, and keeps the books of the old one", async () => {
  const tenant = anchoredTenantWith(5);
  await withStore(await newLedger(tenant), (sql) => {
    const old = grant(sql, tenant, ask(PERIOD_END - 1, 5))!;
    expect(grant(sql, tenant, ask(PERIOD_END - 1))).toBeUndefined();
    expect(grant(sql, tenant, ask(PERIOD_END, 5))).toMatchObject({ units: 5, windowStart: PERIOD_END });
    const { spent } = packBatch({ sequence: 1, events: [spentOn(old, 2)] });
    updateLease(sql, old.id, { spent: settle(sql, spent).get(old.id)!, returned: 3, closed: true });
    expect(readBooks(sql, PERIOD_END)).toMatchObject([
      { windowStart: PERIOD_START, granted: 2, settled: 2, live: 0, stranded: 0 },
      { windowStart: PERIOD_END, granted: 5, settled: 0, live: 5, stranded: 0 },
    ]);
    expect(grant(sql, tenant, ask(PERIOD_END))).toBeUndefined();
  });
});

it("gives what is returned back to the day it came from, even after midnight", async () => {
  const tenant = anchoredTenantWith(50, { dailyLimits: { message_send: 20 } });
  await withStore(await newLedger(tenant), (sql) => {
    const yesterday = grant(sql, tenant, ask(MIDNIGHT - 1, 20))!;
    grant(sql, tenant, ask(MIDNIGHT, 20));
    updateLease(sql, yesterday.id, { spent: 0, returned: 20, closed: true });
    expect(grant(sql, tenant, ask(MIDNIGHT))).toBeUndefined();
    expect(grant(sql, tenant, ask(MIDNIGHT - 1, 20))?.units).toBe(20);
    expect(readBooks(sql, MIDNIGHT)).toMatchObject([{ granted: 40 }]);
  });
});

it("never takes an expired lease back by itself", async () => {
  const tenant = anchoredTenantWith(5);
  await withStore(await newLedger(tenant), (sql) => {
    grant(sql, tenant, ask(MIDNIGHT, 5));
    for (const later of [4_000, HOUR_MS, 2 * DAY_MS]) {
      forgetOld(sql, MIDNIGHT + later);
      expect(grant(sql, tenant, ask(MIDNIGHT + later))).toBeUndefined();
    }
    expect(readBooks(sql, MIDNIGHT + 2 * DAY_MS)).toMatchObject([{ granted: 5, live: 0, stranded: 5 }]);
    expect(sql.run("SELECT id FROM leases")).toEqual([]);
  });
});

it("keeps to a new daily cap at once, and frees the day of one that is gone", async () => {
  const [capped, free] = [anchoredTenantWith(50, { dailyLimits: { message_send: 5 } }), anchoredTenantWith(50)];
  await withStore(await newLedger(capped), (sql) => {
    grant(sql, capped, ask(MIDNIGHT, 5));
    const lower = anchoredTenantWith(50, { dailyLimits: { message_send: 4 } });
    applyPlan(sql, lower, MIDNIGHT);
    expect(grant(sql, lower, ask(MIDNIGHT))).toBeUndefined();
    const higher = anchoredTenantWith(50, { dailyLimits: { message_send: 7 } });
    applyPlan(sql, higher, MIDNIGHT);
    expect(grant(sql, higher, ask(MIDNIGHT, 2))?.units).toBe(2);
    expect(grant(sql, higher, ask(MIDNIGHT))).toBeUndefined();
    applyPlan(sql, free, MIDNIGHT);
    expect(grant(sql, free, ask(MIDNIGHT, 43))?.units).toBe(43);
    expect(grant(sql, free, ask(MIDNIGHT))).toBeUndefined();
  });
});

it("leaves the windows of the past as they were when the plan changes", async () => {
  const tenant = anchoredTenantWith(5);
  await withStore(await newLedger(tenant), (sql) => {
    grant(sql, tenant, ask(PERIOD_END - 1, 5));
    grant(sql, tenant, ask(PERIOD_END, 1));
    applyPlan(sql, anchoredTenantWith(9), PERIOD_END);
    expect(readBooks(sql, PERIOD_END)).toMatchObject([{ limit: 5 }, { limit: 9 }]);
  });
});

it("writes with every grant, and with none that is refused", async () => {
  const tenant = anchoredTenantWith(2);
  await withStore(await newLedger(tenant), (sql) => {
    grant(sql, tenant, ask(MIDNIGHT));
    const before = sql.rowsWritten;
    grant(sql, tenant, ask(MIDNIGHT));
    const granted = sql.rowsWritten;
    expect(granted - before).toBe(2);
    grant(sql, tenant, ask(MIDNIGHT));
    expect(sql.rowsWritten).toBe(granted);
  });
});
