import { type Minor, scale } from "./money";

const DAY_MS = 86_400_000;

export interface PlanSwitch {
  /** Price of a whole period, before and after. */
  from: { planId: string; amount: Minor };
  to: { planId: string; amount: Minor };
  /** The running period, ms since the epoch. */
  period: { start: number; end: number };
  at: number;
}

export interface ProratedLine {
  item: "proration";
  planId: string;
  days: number;
  amount: Minor;
}

/**
 * What an upgrade costs now: the rest of the period at the new price, less the rest at the old one. By started day, so
 * that the figure a person sees does not change while they read it.
 */
export function prorate({ from, to, period, at }: PlanSwitch): ProratedLine[] {
  const days = daysLeft(period, at);
  const whole = Math.round((period.end - period.start) / DAY_MS);
  const share = { numerator: days, denominator: whole };
  return [
    { item: "proration", planId: from.planId, days, amount: 0 - scale(from.amount, share) },
    { item: "proration", planId: to.planId, days, amount: scale(to.amount, share) },
  ];
}

/** Days of the period that are not over, today included: never more than it has. */
function daysLeft(period: { start: number; end: number }, at: number): number {
  const whole = Math.round((period.end - period.start) / DAY_MS);
  return Math.min(whole, Math.max(0, Math.ceil((period.end - at) / DAY_MS)));
}
