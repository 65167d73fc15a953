import { beforeEach, expect, it } from "vitest";
import type { QuotaKind } from "../../../lib/quota";
import * as credits from "./credits";
import { nextDue } from "./next-due";
import { newPurse, type Purse } from "./purse";
import { hold, leaseOf, NOW, UNTIL } from "./purse.fixture";

let purse: Purse;
beforeEach(() => {
  purse = newPurse("holder");
});

const take = (units = 1, now = NOW, kind: QuotaKind = "message_send") => credits.take(purse, kind, { units, now });
const spendable = () => credits.spendable(purse, "message_send");

it.each([
  ["nothing from an empty purse", [], 1, NOW, "message_send", undefined],
  ["what is there", [leaseOf(2)], 2, NOW, "message_send", 0],
  ["nothing when there is too little", [leaseOf(2)], 3, NOW, "message_send", undefined],
  ["nothing of another kind", [leaseOf(2)], 1, NOW, "api_call", undefined],
  ["the last unit in the last ms", [leaseOf(1)], 1, UNTIL - 1, "message_send", 0],
  ["nothing when the lease is over", [leaseOf(1)], 1, UNTIL, "message_send", undefined],
  ["nothing put together from two leases", [leaseOf(1), leaseOf(1)], 2, NOW, "message_send", undefined],
  ["the first lease that has enough", [leaseOf(1), leaseOf(5)], 3, NOW, "message_send", 2],
] as const)("takes %s", (_, leases, units, now, kind, left) => {
  credits.addLeases(purse, leases);
  expect(take(units, now, kind)?.lease.left).toBe(left);
});

it("subtracts in the turn in which it finds", () => {
  hold(purse, leaseOf(2));
  expect([take(), take(), take()].map((credit) => credit?.units)).toEqual([1, 1, undefined]);
  expect(spendable()).toBe(0);
});

it("takes in a lease once", () => {
  const granted = hold(purse, leaseOf(2));
  take();
  credits.addLeases(purse, [granted]);
  expect(spendable()).toBe(1);
});

it("can spend a refund again while the lease lasts", () => {
  hold(purse, leaseOf(1));
  credits.refund(take()!, UNTIL - 1);
  expect(take(1, UNTIL - 1)).toBeDefined();
});

it("gives a refund back that comes after the end", () => {
  const { id } = hold(purse, leaseOf(2));
  const credit = take(2)!;
  credits.zeroExpired(purse, UNTIL);
  expect(credits.reportLeases(purse)).toEqual([]);
  credits.refund(credit, UNTIL);
  expect(spendable()).toBe(0);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 2, closed: true }]);
});

it("says nothing of credit that it could still spend", () => {
  hold(purse, leaseOf(5));
  take();
  credits.zeroExpired(purse, UNTIL - 1);
  expect(credits.reportLeases(purse)).toEqual([]);
});

it("zeroes what is left before it reports it", () => {
  const { id } = hold(purse, leaseOf(5), leaseOf(3, { until: UNTIL + 1 }));
  credits.keep(take(2)!);
  credits.zeroExpired(purse, UNTIL);
  credits.zeroExpired(purse, UNTIL);
  expect(spendable()).toBe(3);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: true }]);
});

it("reports what was returned so far, until it was heard", () => {
  const { id } = hold(purse, leaseOf(5));
  const [kept, refunded] = [take(2)!, take(1)!];
  credits.zeroExpired(purse, UNTIL);
  const early = credits.reportLeases(purse);
  expect(early).toEqual([{ id, returned: 2, closed: false }]);
  expect(credits.reportLeases(purse)).toEqual(early);

  credits.refund(refunded, UNTIL);
  credits.reportsHeard(purse, early);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: false }]);
  credits.reportsHeard(purse, [{ id, returned: 3, closed: false }]);
  credits.reportsHeard(purse, early);
  expect(credits.reportLeases(purse)).toEqual([]);

  credits.keep(kept);
  expect(credits.reportLeases(purse)).toEqual([{ id, returned: 3, closed: true }]);
  credits.reportsHeard(purse, credits.reportLeases(purse));
  expect(purse.held).toEqual([]);
});

it("keeps a lease whose calls have not ended", () => {
  hold(purse, leaseOf(1));
  const credit = take()!;
  credits.reportsHeard(purse, credits.reportLeases(purse));
  expect(purse.held).toHaveLength(1);
  credits.keep(credit);
  expect(credits.reportLeases(purse)).toMatchObject([{ returned: 0, closed: true }]);
});

it("gives back whatever an unanswered want may have granted, until that is heard", () => {
  const want = { id: "w", kind: "message_send", need: 1, wish: 9 } as const;
  credits.answerLost(purse, [want], NOW);
  const reports = credits.reportLeases(purse);
  expect(reports).toEqual([{ id: "w", returned: Number.MAX_SAFE_INTEGER, closed: true }]);
  expect(nextDue(purse, NOW)).toBe(NOW + 1_000);
  credits.reportsHeard(purse, reports);
  expect(credits.reportLeases(purse)).toEqual([]);
  expect(nextDue(purse, NOW)).toBeUndefined();
});

it("remembers only so many unanswered wants", () => {
  for (let i = 0; i < 1_500; i++) {
    credits.answerLost(purse, [{ id: `w${i}`, kind: "api_call", need: 1, wish: 1 }], NOW);
  }
  expect(credits.reportLeases(purse)).toHaveLength(1_000);
});
