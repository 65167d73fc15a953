import { useTranslation } from "react-i18next";
import type { RangeName } from "../../lib/analytics/steps";
import { useFormat } from "../../lib/use-format";
import type { ChartData } from "./series";

/** What charts of one time span have in common: their steps in words, and how figures are written. */
export function useSteps(range: RangeName, steps: readonly string[]) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const isDaily = range === "30d";
  const axis: Pick<ChartData, "labels" | "longLabels" | "stepLabel" | "formatValue"> = {
    labels: steps.map((at) => format.date(at, range === "24h" ? "hour" : "day")),
    longLabels: steps.map((at) => format.date(at, isDaily ? "date" : "dateTime")),
    stepLabel: t(isDaily ? "day" : "hour"),
    formatValue: format.compact,
  };
  return {
    isDaily,
    axis,
    milliseconds: (ms: number) => t("ms", { number: format.number(Math.round(ms)) }),
    total: (values: readonly number[]) => format.number(values.reduce((sum, value) => sum + value, 0)),
  };
}
