import { expect, it } from "vitest";
import type { LedgerTenant } from "../../lib/contract/tenant";
import { anchoredTenantWith, newStub, want, withStore } from "../../tests/workerd/quota/ledger-fixtures";
import type { Sql } from "../sql";
import { grant, settle, updateLease } from "./books";
import { passedThresholds, thresholdTold } from "./thresholds";

const NOW = Date.UTC(2029, 5, 20);

async function withTenant<T>(limit: number, scene: (sql: Sql, tenant: LedgerTenant) => T) {
  const tenant = anchoredTenantWith(limit);
  const stub = newStub();
  await stub.provision(tenant);
  return withStore(stub, (sql) => scene(sql, tenant));
}

/** Grants and spends, as calls do. */
function spend(sql: Sql, tenant: LedgerTenant, { units, at = NOW }: { units: number; at?: number }) {
  for (let spent = 0; spent < units; ) {
    const lease = grant(sql, tenant, { ...want({ wish: units - spent }), now: at })!;
    settle(sql, [{ leaseId: lease.id, kind: lease.kind, windowStart: lease.windowStart, units: lease.units }]);
    updateLease(sql, lease.id, { spent: lease.units, returned: 0, closed: true });
    spent += lease.units;
  }
}

it("is passed at 80 and at 100 percent, each told once per window", () =>
  withTenant(1_000, (sql, tenant) => {
    spend(sql, tenant, { units: 799 });
    expect(passedThresholds(sql, tenant, NOW)).toEqual([]);
    spend(sql, tenant, { units: 1 });
    const [first] = passedThresholds(sql, tenant, NOW);
    expect(first).toMatchObject({ kind: "message_send", span: "period", percent: 80, used: 800, limit: 1_000 });
    thresholdTold(sql, first!);
    expect(passedThresholds(sql, tenant, NOW)).toEqual([]);
    spend(sql, tenant, { units: 200 });
    expect(passedThresholds(sql, tenant, NOW)).toMatchObject([{ percent: 100, used: 1_000 }]);
  }));

it("keeps its id until it was told, so that telling twice is the same as once", () =>
  withTenant(100, (sql, tenant) => {
    spend(sql, tenant, { units: 90 });
    const [first] = passedThresholds(sql, tenant, NOW);
    const [again] = passedThresholds(sql, tenant, NOW + 5_000);
    expect(again?.id).toBe(first?.id);
  }));

it("counts what was spent, not what is out on leases", () =>
  withTenant(1_000, (sql, tenant) => {
    spend(sql, tenant, { units: 700 });
    while (grant(sql, tenant, { ...want({ wish: 300 }), now: NOW }));
    expect(passedThresholds(sql, tenant, NOW)).toEqual([]);
  }));

it("starts anew with the next window", () =>
  withTenant(100, (sql, tenant) => {
    spend(sql, tenant, { units: 100 });
    for (const threshold of passedThresholds(sql, tenant, NOW)) thresholdTold(sql, threshold);
    const next = Date.UTC(2029, 6, 16);
    expect(passedThresholds(sql, tenant, next)).toEqual([]);
    spend(sql, tenant, { units: 80, at: next });
    expect(passedThresholds(sql, tenant, next)).toMatchObject([{ percent: 80 }]);
  }));
