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

const LABELS = 5;

/** Which buckets get a label below: a few, evenly apart, none at the very edge. */
export function labelled(count: number): { index: number; left: number }[] {
  const shown = Math.min(LABELS, count);
  return Array.from({ length: shown }, (_, i) => {
    const index = Math.min(count - 1, Math.floor(((i + 0.5) * count) / shown));
    return { index, left: ((index + 0.5) / count) * 100 };
  });
}
