import type { TFunction } from "i18next";
import type { Plan } from "../../../lib/contract/plan";
import type { makeFormat } from "../../lib/format";

interface Words {
  t: TFunction<"billing">;
  format: ReturnType<typeof makeFormat>;
}

const COUNTED = ["instances", "keys", "endpoints", "members"] as const;

/** What a plan allows, in short lines. */
export function planFacts({ limits, dailyLimits, standing, burst, features }: Plan, { t, format }: Words): string[] {
  const daily = dailyLimits.message_send;
  const count = (number: number) => ({ count: number, number: format.number(number) });
  return [
    t("facts.message_send", count(limits.message_send)),
    ...(daily === undefined ? [] : [t("facts.daily", count(daily))]),
    ...COUNTED.map((name) => t(`facts.${name}`, count(standing[name]))),
    t("facts.bot_create", count(limits.bot_create)),
    t("facts.api_call", count(limits.api_call)),
    t("facts.burst", count(burst.perSecond)),
    ...features.map((feature) => t(`features.${feature}`)),
  ];
}
