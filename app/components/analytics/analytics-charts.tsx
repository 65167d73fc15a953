import { useTranslation } from "react-i18next";
import type { Analytics } from "../../lib/analytics/figures";
import type { RangeName } from "../../lib/analytics/steps";
import { BarChart } from "../charts/bar-chart";
import { LineChart } from "../charts/line-chart";
import { useSteps } from "../charts/use-steps";

interface Props {
  range: RangeName;
  figures: Analytics;
}

/** Messages, calls and how long they took, and who talked to bots, step by step. */
export function AnalyticsCharts({ range, figures }: Props) {
  const { t } = useTranslation("analytics");
  const { steps, sent, received, calls, errors, refused, latency, botSessions } = figures;
  const { isDaily, axis, milliseconds, total } = useSteps(range, steps);
  const fine = calls.map((count, i) => count - (errors[i] ?? 0) - (refused[i] ?? 0));
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="min-w-0 lg:col-span-2">
        <BarChart
          data={{
            ...axis,
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
          ...axis,
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
          ...axis,
          title: t("latency.title"),
          description: t("latency.description"),
          series: [{ key: "latency", label: t("latency.average"), values: latency, tone: "accent" }],
          formatValue: milliseconds,
        }}
      />
      {botSessions.some((count) => count > 0) && (
        <div className="min-w-0 lg:col-span-2">
          <BarChart
            data={{
              ...axis,
              title: t(isDaily ? "bots.daily" : "bots.hourly"),
              description: t("bots.description", { number: total(botSessions) }),
              series: [{ key: "bots", label: t("bots.sessions"), values: botSessions, tone: "accent" }],
            }}
          />
        </div>
      )}
    </div>
  );
}
