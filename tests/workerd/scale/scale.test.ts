import { expect, it } from "vitest";
import { anchoredTenantWith, newLedger, withStore } from "../quota/ledger-fixtures";
import { liveThrough, type Work } from "./live-through";

/** `npm run simulate` lives through all of it; with the tests a sample. */
const IS_FULL = import.meta.env.VITE_SCALE_FULL === "1";
const TENANTS = 10_000;
/** A billion calls a month. */
const PER_SECOND = 386;
const SECONDS = IS_FULL ? 300 : 60;
const SAMPLE_EVERY = IS_FULL ? 1 : 250;
const START = Date.UTC(2026, 10, 20, 3);
const BUSY_ISOLATES = 4;

/** The same numbers in every run (mulberry32). */
function randomOf(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Few tenants make most of the calls: the second half as many as the first, the third a third, and so on. */
const harmonic = Array.from({ length: TENANTS }, (_, i) => 1 / (i + 1)).reduce((sum, part) => sum + part, 0);
const rateOf = (rank: number) => PER_SECOND / harmonic / rank;

it("keeps the books of ten thousand tenants, and says what that takes", async () => {
  const total: Work = {
    calls: 0,
    refused: 0,
    ledgerCalls: 0,
    rowsWritten: 0,
    statements: 0,
    postgresRows: 0,
    settled: 0,
    granted: 0,
  };
  let active = 0;
  let hottest: Work | undefined;
  // One object's storage for all, one after the other: ten thousand files at once are more than a machine may open.
  const ledger = await newLedger();
  for (let rank = 1; rank <= TENANTS; rank += rank < 8 ? 1 : SAMPLE_EVERY) {
    const perSecond = rateOf(rank);
    const tenant = anchoredTenantWith(2_000_000);
    const demand = { tenant, perSecond, isolates: perSecond > 5 ? BUSY_ISOLATES : 1, start: START, seconds: SECONDS };
    const work = await withStore(ledger, (sql) => {
      const lived = liveThrough(sql, { ...demand, random: randomOf(rank) });
      for (const table of ["windows", "leases", "outbox"]) sql.run(`DELETE FROM ${table}`);
      return lived;
    });
    expect(work.settled).toBe(work.calls);
    expect(work.postgresRows).toBe(work.calls);
    expect(work.granted).toBeGreaterThanOrEqual(work.settled);
    expect(work.refused).toBe(0);
    hottest ??= work;
    active += work.calls > 0 ? 1 : 0;
    for (const field of Object.keys(total) as (keyof Work)[]) total[field] += work[field];
  }
  expect(total.calls).toBeGreaterThan(0);
  const per1000 = (figure: number, calls = total.calls) => Math.round((figure / calls) * 1_000);
  const figures = {
    tenants: IS_FULL ? TENANTS : 0,
    simulatedSeconds: SECONDS,
    calls: total.calls,
    activeTenants: active,
    ledgerCallsPer1000: per1000(total.ledgerCalls),
    rowsWrittenPer1000: per1000(total.rowsWritten),
    statementsPerSecond: Math.round(total.statements / SECONDS),
    postgresRowsPerSecond: Math.round(total.postgresRows / SECONDS),
    hottestCallsPerSecond: Math.round((hottest?.calls ?? 0) / SECONDS),
    hottestLedgerCallsPer1000: per1000(hottest?.ledgerCalls ?? 0, hottest?.calls),
    hottestRowsPer1000: per1000(hottest?.rowsWritten ?? 0, hottest?.calls),
  };
  console.log(`FIGURES ${JSON.stringify(figures)}`);
});
