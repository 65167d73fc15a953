import { useTranslation } from "react-i18next";
import type { RangeName } from "../../lib/analytics/steps";
import type { BotFigures } from "../../lib/bot-work/bot-figures";
import { BarChart } from "../charts/bar-chart";
import { LineChart } from "../charts/line-chart";
import { useSteps } from "../charts/use-steps";

interface Props {
  range: RangeName;
  figures: BotFigures;
}

/** Conversations, calls and how long they took, step by step. */
export function FigureCharts({ range, figures }: Props) {
  const { t } = useTranslation("botWork");
  const { steps, sessions, calls, errors, latency } = figures;
  const { isDaily, axis, milliseconds, total } = useSteps(range, steps);
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="min-w-0 lg:col-span-2">
        <BarChart
          data={{
            ...axis,
            title: t(isDaily ? "figures.sessionsDaily" : "figures.sessionsHourly"),
            description: t("figures.sessionsDescription", { number: total(sessions) }),
            series: [{ key: "sessions", label: t("figures.sessions"), values: sessions, tone: "accent" }],
          }}
        />
      </div>
      <BarChart
        data={{
          ...axis,
          title: t("figures.callsTitle"),
          description: t("figures.callsDescription", { calls: total(calls), errors: total(errors) }),
          series: [
            {
              key: "fine",
              label: t("figures.callsFine"),
              values: calls.map((count, i) => count - (errors[i] ?? 0)),
              tone: "accent",
            },
            { key: "failed", label: t("figures.callsFailed"), values: errors, tone: "bad" },
          ],
        }}
      />
      <LineChart
        data={{
          ...axis,
          title: t("figures.latencyTitle"),
          description: t("figures.latencyDescription"),
          series: [{ key: "latency", label: t("figures.latencyAverage"), values: latency, tone: "accent" }],
          formatValue: milliseconds,
        }}
      />
    </div>
  );
}
