import { scaleLinear } from "d3-scale";

/** Every plot is drawn in these units and stretched to its place: the server need not know how wide that is. */
export const PLOT = { width: 1000, height: 200 } as const;

const TICKS = 4;

/** From the bottom up, ending at a round number above the greatest value. */
export function valueScale(greatest: number) {
  return scaleLinear()
    .domain([0, Math.max(1, greatest)])
    .nice(TICKS)
    .range([PLOT.height, 0]);
}

/** The lines across the plot: value, and where it stands in percent from the top. */
export function ticksOf(scale: ReturnType<typeof valueScale>) {
  const ticks = scale.ticks(TICKS).filter(Number.isInteger);
  return ticks.map((value) => ({ value, top: (scale(value) / PLOT.height) * 100 }));
}

const LABELS = 6;

/** Which buckets get a label below: a few, evenly apart, none at the very edge. */
export function labelled(count: number): { index: number; left: number }[] {
  const apart = Math.ceil(count / LABELS);
  const first = Math.floor(apart / 2);
  return Array.from({ length: Math.ceil((count - first) / apart) }, (_, i) => {
    const index = first + i * apart;
    return { index, left: ((index + 0.5) / count) * 100 };
  });
}
