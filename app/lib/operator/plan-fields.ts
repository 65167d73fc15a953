import type { OperatorPlan } from "../../../lib/contract/operator-plan";

export const LIMITS = ["message_send", "api_call", "bot_create", "instance_create", "instance_delete"] as const;
export const DAILY = ["message_send", "api_call"] as const;
export const STANDING = ["instances", "keys", "endpoints", "members"] as const;
export const FEATURES = ["proxy", "templates", "business", "brokers", "chatwoot"] as const;
export const CURRENCIES = ["IDR", "BRL", "USD"] as const;

export type PlanNumber =
  | `limit_${(typeof LIMITS)[number]}`
  | `daily_${(typeof DAILY)[number]}`
  | `standing_${(typeof STANDING)[number]}`
  | "perSecond"
  | "capacity";

/** A plan as its form shows it: every figure as text. */
export type PlanFields = Record<PlanNumber | "name", string> & { features: string[]; active: string };

export function planFields({ definition, active }: Pick<OperatorPlan, "definition" | "active">): PlanFields {
  const { name, limits, dailyLimits, standing, burst, features } = definition;
  const entries: [string, number | undefined][] = [
    ...LIMITS.map((kind): [string, number] => [`limit_${kind}`, limits[kind]]),
    ...DAILY.map((kind): [string, number | undefined] => [`daily_${kind}`, dailyLimits[kind]]),
    ...STANDING.map((what): [string, number] => [`standing_${what}`, standing[what]]),
    ["perSecond", burst.perSecond],
    ["capacity", burst.capacity],
  ];
  const numbers = Object.fromEntries(
    entries.map(([field, value]) => [field, value === undefined ? "" : String(value)]),
  );
  return { ...(numbers as Record<PlanNumber, string>), name, features, active: active ? "on" : "" };
}
