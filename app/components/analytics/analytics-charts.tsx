import { useTranslation } from "react-i18next";
import type { Analytics } from "../../lib/analytics/figures";
import type { RangeName } from "../../lib/analytics/steps";
import { useFormat } from "../../lib/use-format";
import { BarChart } from "../charts/bar-chart";
import { LineChart } from "../charts/line-chart";

interface Props {
  range: RangeName;
  figures: Analytics;
}

/** Messages, calls and how long they took, step by step. */
export function AnalyticsCharts({ range, figures }: Props) {
  const { t } = useTranslation("analytics");
  const format = useFormat();
  const isDaily = range === "30d";
  const { steps, sent, received, calls, errors, refused, latency } = figures;
  const common = {
    labels: steps.map((at) => format.date(at, range === "24h" ? "hour" : "day")),
    longLabels: steps.map((at) => format.date(at, isDaily ? "date" : "dateTime")),
    stepLabel: t(isDaily ? "day" : "hour"),
    formatValue: format.compact,
  };
  const fine = calls.map((count, i) => count - (errors[i] ?? 0) - (refused[i] ?? 0));
  const total = (values: readonly number[]) => format.number(values.reduce((sum, value) => sum + value, 0));
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="min-w-0 lg:col-span-2">
        <BarChart
          data={{
            ...common,
            title: t(isDaily ? "messages.daily" : "messages.hourly"),
            description: t("messages.description", { sent: total(sent), received: total(received) }),
            series: [
              { key: "out", label: t("messages.out"), values: sent, tone: "accent" },
              { key: "in", label: t("messages.in"), values: received, tone: "mark" },
            ],
          }}
        />
      </div>
      <BarChart
        data={{
          ...common,
          title: t("calls.title"),
          description: t("calls.description", { calls: total(calls), errors: total(errors), refused: total(refused) }),
          series: [
            { key: "fine", label: t("calls.fine"), values: fine, tone: "accent" },
            { key: "refused", label: t("calls.refused"), values: refused, tone: "mark" },
            { key: "errors", label: t("calls.errors"), values: errors, tone: "bad" },
          ],
        }}
      />
      <LineChart
        data={{
          ...common,
          title: t("latency.title"),
          description: t("latency.description"),
          series: [{ key: "latency", label: t("latency.average"), values: latency, tone: "accent" }],
          formatValue: (ms) => t("ms", { number: format.number(Math.round(ms)) }),
        }}
      />
    </div>
  );
}
