import { expect, it } from "vitest";
import { fromDecimal, scale, toDecimal } from "./money";
import { prorate } from "./proration";
import { projectedUnits, sumOf, usageBill } from "./usage-bill";

let state = 11;
/** Whole numbers from 0 on, the same in every run. */
const random = (most: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * (most + 1));
};
const DAY = 86_400_000;

it.each([
  [1, 1, 2, 1],
  [-1, 1, 2, -1],
  [1, 1, 3, 0],
  [2, 1, 3, 1],
  [0, 5, 7, 0],
  [9_007_199_254_740_991, 3, 3, 9_007_199_254_740_991],
])("rounds %i × %i ÷ %i half away from zero to %i", (amount, numerator, denominator, expected) => {
  expect(scale(amount, { numerator, denominator })).toBe(expected);
});

it("is never further than half a minor unit from the exact amount", () => {
  for (let run = 0; run < 5_000; run += 1) {
    const [amount, numerator, denominator] = [random(1e9), random(1e6), 1 + random(1e4)];
    const exact = BigInt(amount) * BigInt(numerator);
    const off = BigInt(scale(amount, { numerator, denominator })) * BigInt(denominator) - exact;
    expect(2n * (off < 0n ? -off : off) <= BigInt(denominator)).toBe(true);
  }
});

it.each([
  ["IDR", 150_000, "150000"],
  ["BRL", 5, "0.05"],
  ["USD", -1_234, "-12.34"],
  ["USD", 0, "0.00"],
] as const)("writes %s %i as %s and reads it back", (currency, amount, text) => {
  expect(toDecimal(amount, currency)).toBe(text);
  expect(fromDecimal(text, currency)).toBe(amount);
});

it("reads what gateways write, and nothing finer than the currency", () => {
  expect(fromDecimal("150000.00", "IDR")).toBe(150_000);
  expect(fromDecimal("12.3", "BRL")).toBe(1_230);
  expect(fromDecimal("150000.50", "IDR")).toBeUndefined();
  expect(fromDecimal("1.005", "USD")).toBeUndefined();
  for (const text of ["", "1e3", "1,50", " 1", "0x1", "1."]) expect(fromDecimal(text, "USD")).toBeUndefined();
});

it("bills the plan and what was used beyond it, to the last minor unit", () => {
  for (let run = 0; run < 2_000; run += 1) {
    const price = { amount: random(1e7), overagePerThousand: { message_send: random(1e6), api_call: random(1e4) } };
    const included = { message_send: random(1e5), api_call: random(1e5) };
    const used = { message_send: random(2e5), api_call: random(2e5), bot_create: random(50) };
    const lines = usageBill({ planId: "growth", price, included }, used);
    const over = (kind: "message_send" | "api_call") =>
      scale(price.overagePerThousand[kind], {
        numerator: Math.max(0, used[kind] - included[kind]),
        denominator: 1_000,
      });
    expect(sumOf(lines)).toBe(price.amount + over("message_send") + over("api_call"));
    expect(lines.every(({ amount }) => Number.isSafeInteger(amount))).toBe(true);
  }
});

it("bills no use where the plan names no price or includes everything", () => {
  const price = { amount: 10, overagePerThousand: { message_send: 5_000 } };
  expect(usageBill({ planId: "a", price, included: {} }, { message_send: 9_999 })).toHaveLength(1);
  expect(usageBill({ planId: "a", price, included: { api_call: 0 } }, { api_call: 9_999 })).toHaveLength(1);
});

it("prorates by day: a whole period costs the whole difference, its end nothing", () => {
  const period = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2026, 1, 1) };
  const [from, to] = [
    { planId: "starter", amount: 1_000 },
    { planId: "business", amount: 4_100 },
  ];
  expect(sumOf(prorate({ from, to, period, at: period.start }))).toBe(3_100);
  expect(sumOf(prorate({ from, to, period, at: period.end }))).toBe(0);
  expect(prorate({ from, to, period, at: period.end - 10 * DAY })).toEqual([
    { item: "proration", planId: "starter", days: 10, amount: -323 },
    { item: "proration", planId: "business", days: 10, amount: 1_323 },
  ]);
});

it("never charges more later than sooner, nor more than the difference", () => {
  const period = { start: Date.UTC(2026, 1, 1), end: Date.UTC(2026, 2, 1) };
  for (let run = 0; run < 500; run += 1) {
    const from = { planId: "a", amount: random(1e6) };
    const to = { planId: "b", amount: from.amount + random(1e6) };
    let last = to.amount - from.amount;
    for (let at = period.start; at <= period.end; at += DAY / 2) {
      const cost = sumOf(prorate({ from, to, period, at }));
      expect(cost).toBeLessThanOrEqual(last + 1); // two roundings
      expect(cost).toBeGreaterThanOrEqual(0 - 1);
      last = cost;
    }
  }
});

it("projects the use of a period from the part that has passed", () => {
  const period = { start: 0, end: 30 * DAY };
  expect(projectedUnits(100, { ...period, now: 10 * DAY })).toBe(300);
  expect(projectedUnits(100, { ...period, now: 40 * DAY })).toBe(100);
  expect(projectedUnits(0, { ...period, now: 0 })).toBe(0);
});
