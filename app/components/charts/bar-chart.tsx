import { scaleBand } from "d3-scale";
import { stack } from "d3-shape";
import { ChartFrame } from "./chart-frame";
import { PLOT, valueScale } from "./scales";
import { type ChartData, TONES } from "./series";

/** Amounts over time, one colour on top of the other. */
export function BarChart({ data }: { data: ChartData }) {
  const { labels, series } = data;
  const steps = labels.map((_, index) => index);
  const layers = stack<number, string>()
    .keys(series.map(({ key }) => key))
    .value((index, key) => series.find((one) => one.key === key)?.values[index] ?? 0)(steps);
  const y = valueScale(Math.max(0, ...(layers.at(-1) ?? []).map(([, top]) => top)));
  const x = scaleBand<number>().domain(steps).range([0, PLOT.width]).padding(0.22);
  return (
    <ChartFrame data={data} scale={y}>
      {layers.map((layer, order) => (
        <g key={layer.key} className={TONES[series[order]?.tone ?? "quiet"].fill}>
          {layer.map(([from, to], index) =>
            to > from ? (
              <rect
                key={steps[index]}
                x={round(x(index) ?? 0)}
                y={round(y(to))}
                width={round(x.bandwidth())}
                height={round(y(from) - y(to))}
              />
            ) : null,
          )}
        </g>
      ))}
    </ChartFrame>
  );
}

/** A tenth of a unit is less than a pixel; longer figures would only make the page heavier. */
const round = (value: number) => Math.round(value * 10) / 10;
