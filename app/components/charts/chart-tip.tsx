import clsx from "clsx";
import { type ChartData, TONES } from "./series";

interface Props {
  data: ChartData;
  index: number;
}

/** The values of the step under the pointer. The table says the same to everybody. */
export function ChartTip({ data: { longLabels, series, formatValue }, index }: Props) {
  const left = ((index + 0.5) / longLabels.length) * 100;
  const isRight = left > 55;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      <div className="absolute inset-y-0 w-px bg-line-strong" style={{ left: `${left}%` }} />
      <div
        className={clsx("float absolute top-1 z-10 grid gap-0.5 px-2.5 py-1.5 text-sm", isRight && "-translate-x-full")}
        style={{ left: `calc(${left}% ${isRight ? "-" : "+"} 0.5rem)`, animation: "none" }}
      >
        <p className="font-medium whitespace-nowrap">{longLabels[index]}</p>
        {series.map(({ key, label, values, tone }) => (
          <p key={key} className="flex items-center gap-1.5 whitespace-nowrap">
            <span className={`size-2 rounded-sm ${TONES[tone].swatch}`} />
            {label}
            <span className="ml-auto pl-3 font-medium">{valueText(values[index], formatValue)}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

export const valueText = (value: number | null | undefined, formatValue: ChartData["formatValue"]): string =>
  value === null || value === undefined ? "–" : formatValue(value);
