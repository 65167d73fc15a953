import { useTranslation } from "react-i18next";
import type { BotFigures } from "../../lib/bot-work/bot-figures";
import { useFormat } from "../../lib/use-format";
import { Stat } from "../ui/card";

/** How a bot has done in this time, in six figures. */
export function FigureStats({ total, messages }: Pick<BotFigures, "total" | "messages">) {
  const { t } = useTranslation(["botWork", "analytics"]);
  const format = useFormat();
  const ms = (value: number | null) => (value === null ? "–" : t("analytics:ms", { number: format.number(value) }));
  const length = (minutes: number) =>
    minutes < 1
      ? t("figures.seconds", { number: format.number(Math.round(minutes * 60)) })
      : t("figures.minutes", { number: format.number(minutes) });
  const { sessions, active, averageMinutes, averageTurns, calls, errorRate } = total;
  const count = (value: number) => ({ count: value, number: format.number(value) });
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
      <Stat label={t("figures.sessions")} value={format.number(sessions)} hint={t("figures.active", count(active))} />
      <Stat
        label={t("figures.length")}
        value={averageMinutes === null ? "–" : length(averageMinutes)}
        hint={averageTurns !== null && t("figures.turns", { number: format.number(averageTurns) })}
      />
      <Stat label={t("figures.messages")} value={format.number(messages)} hint={t("figures.messagesHint")} />
      <Stat
        label={t("figures.errorRate")}
        value={errorRate === null ? "–" : format.percent(errorRate)}
        hint={t("figures.ofCalls", count(calls))}
      />
      <Stat label={t("figures.p50")} value={ms(total.p50Ms)} hint={t("figures.p50Hint")} />
      <Stat label={t("figures.p95")} value={ms(total.p95Ms)} hint={t("figures.p95Hint")} />
    </div>
  );
}
