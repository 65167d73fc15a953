import { scalePoint } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";
import { ChartFrame } from "./chart-frame";
import { PLOT, valueScale } from "./scales";
import { type ChartData, type Series, TONES } from "./series";

type Value = number | null;

/** A measure over time. Where there is none, the line is open; a value alone is a dot. */
export function LineChart({ data }: { data: ChartData }) {
  const { labels, series } = data;
  const y = valueScale(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))));
  // In the middle of each step, where the tooltip points.
  const x = scalePoint<number>()
    .domain(labels.map((_, index) => index))
    .range([0, PLOT.width])
    .padding(0.5);
  const at = (index: number) => x(index) ?? 0;
  const stroke = line<Value>()
    .defined((value) => value !== null)
    .x((_, index) => at(index))
    .y((value) => y(value ?? 0))
    .curve(curveMonotoneX)
    .digits(1);
  const under = area<Value>()
    .defined((value) => value !== null)
    .x((_, index) => at(index))
    .y0(PLOT.height)
    .y1((value) => y(value ?? 0))
    .curve(curveMonotoneX)
    .digits(1);
  return (
    <ChartFrame data={data} scale={y}>
      {series.map(({ key, values, tone }) => (
        <g key={key}>
          <path d={under([...values]) ?? ""} className={`${TONES[tone].fill} opacity-12`} />
          <path
            d={stroke([...values]) ?? ""}
            vectorEffect="non-scaling-stroke"
            strokeWidth={2}
            fill="none"
            className={TONES[tone].stroke}
          />
          {lonely(values).map((index) => (
            <path
              key={index}
              d={`M${at(index)},${y(values[index] ?? 0)}h0.01`}
              vectorEffect="non-scaling-stroke"
              strokeWidth={5}
              strokeLinecap="round"
              className={TONES[tone].stroke}
            />
          ))}
        </g>
      ))}
    </ChartFrame>
  );
}

/** Values without a neighbour: a line through them would not be seen. */
const lonely = (values: Series["values"]): number[] =>
  values.flatMap((value, index) =>
    value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null ? [index] : [],
  );
