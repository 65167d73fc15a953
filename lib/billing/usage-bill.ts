import { QUOTA_KINDS, type QuotaKind } from "../quota";
import { type Minor, scale } from "./money";
import type { Included, Price } from "./prices";

/** One line of a bill. `amount` is `units × pricePerThousand ÷ 1,000` rounded once, or a price as it stands. */
export type BillLine =
  | { item: "plan"; planId: string; amount: Minor }
  | { item: "overage"; kind: QuotaKind; units: number; pricePerThousand: Minor; amount: Minor }
  | { item: "proration"; planId: string; days: number; amount: Minor };

export interface BillTerms {
  planId: string;
  price: Price;
  included: Included;
}

/** What one period costs: the plan, and what was used beyond it. Units are the ledger's settled ones. */
export function usageBill(
  { planId, price, included }: BillTerms,
  used: Partial<Record<QuotaKind, number>>,
): BillLine[] {
  return [{ item: "plan", planId, amount: price.amount }, ...overages({ price, included }, used)];
}

function overages(
  { price, included }: Omit<BillTerms, "planId">,
  used: Partial<Record<QuotaKind, number>>,
): BillLine[] {
  return QUOTA_KINDS.flatMap((kind): BillLine[] => {
    const pricePerThousand = price.overagePerThousand[kind];
    const free = included[kind];
    if (pricePerThousand === undefined || free === undefined) return [];
    const units = Math.max(0, (used[kind] ?? 0) - free);
    if (units === 0) return [];
    const amount = scale(pricePerThousand, { numerator: units, denominator: 1_000 });
    return [{ item: "overage", kind, units, pricePerThousand, amount }];
  });
}

export const sumOf = (lines: readonly { amount: Minor }[]): Minor => lines.reduce((sum, { amount }) => sum + amount, 0);

/** Where the period will end if its second half is like its first: units so far, stretched over all of it. */
export function projectedUnits(units: number, period: { start: number; end: number; now: number }): number {
  const elapsed = Math.max(1, Math.min(period.now, period.end) - period.start);
  return Math.max(units, Math.round((units * (period.end - period.start)) / elapsed));
}
