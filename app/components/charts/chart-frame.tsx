import { type PointerEvent, type ReactNode, useId, useState } from "react";
import { Card } from "../ui/card";
import { ChartTable } from "./chart-table";
import { ChartTip } from "./chart-tip";
import { labelled, PLOT, ticksOf, type valueScale } from "./scales";
import { type ChartData, TONES } from "./series";

interface Props {
  data: ChartData;
  scale: ReturnType<typeof valueScale>;
  /** The marks: bars or lines, in the units of the plot. */
  children: ReactNode;
}

/** Heading, legend, axes, tooltip and table around the marks of a chart. Its size is known before its data. */
export function ChartFrame({ data, scale, children }: Props) {
  const { title, description, labels, series, formatValue } = data;
  const id = useId();
  const [active, setActive] = useState<number>();
  const count = labels.length;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setActive(Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - left) / width) * count))));
  };
  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">{title}</h2>
        {series.length > 1 && <Legend series={series} />}
      </div>
      <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <YLabels scale={scale} formatValue={formatValue} />
        <div
          className="relative h-44"
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={() => setActive(undefined)}
        >
          <svg
            role="img"
            aria-labelledby={`${id}-title ${id}-desc`}
            viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full"
          >
            <title id={`${id}-title`}>{title}</title>
            <desc id={`${id}-desc`}>{description}</desc>
            {ticksOf(scale).map(({ value, top }) => (
              <line
                key={value}
                x1={0}
                x2={PLOT.width}
                y1={top * 2}
                y2={top * 2}
                vectorEffect="non-scaling-stroke"
                className="stroke-line"
              />
            ))}
            {children}
          </svg>
          {active !== undefined && <ChartTip data={data} index={active} />}
        </div>
        <div />
        <XLabels labels={labels} />
      </div>
      <ChartTable data={data} />
    </Card>
  );
}

function Legend({ series }: Pick<ChartData, "series">) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {series.map(({ key, label, tone }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2.5 rounded-sm ${TONES[tone].swatch}`} />
          {label}
        </li>
      ))}
    </ul>
  );
}

function YLabels({ scale, formatValue }: Pick<Props, "scale"> & Pick<ChartData, "formatValue">) {
  return (
    <div aria-hidden="true" className="relative min-w-10 text-right text-xs text-muted">
      {ticksOf(scale).map(({ value, top }) => (
        <span
          key={value}
          className="absolute right-0 -translate-y-1/2 whitespace-nowrap"
          style={{ top: `${top}%` }}
          suppressHydrationWarning
        >
          {formatValue(value)}
        </span>
      ))}
    </div>
  );
}

function XLabels({ labels }: Pick<ChartData, "labels">) {
  return (
    <div aria-hidden="true" className="relative mt-1.5 h-4.5 text-xs text-muted">
      {labelled(labels.length).map(({ index, left }) => (
        <span
          key={index}
          className="absolute -translate-x-1/2 whitespace-nowrap max-sm:even:hidden"
          style={{ left: `${left}%` }}
          suppressHydrationWarning
        >
          {labels[index]}
        </span>
      ))}
    </div>
  );
}
