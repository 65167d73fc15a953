/** One line or one colour of a chart. `null` is no value, which is not zero. */
export interface Series {
  key: string;
  label: string;
  values: readonly (number | null)[];
  tone: keyof typeof TONES;
}

/** Colours by role. Series of one chart differ in lightness too, for those who see no colours. */
export const TONES = {
  accent: { fill: "fill-accent", stroke: "stroke-accent", swatch: "bg-accent" },
  mark: { fill: "fill-mark", stroke: "stroke-mark", swatch: "bg-mark" },
  bad: { fill: "fill-bad", stroke: "stroke-bad", swatch: "bg-bad" },
  quiet: { fill: "fill-line-strong", stroke: "stroke-line-strong", swatch: "bg-line-strong" },
} as const;

export interface ChartData {
  title: string;
  /** What it shows, for those who do not see it. */
  description: string;
  /** The beginning of each step, as people read it. */
  labels: readonly string[];
  /** The same, in full: for the tooltip and the table. */
  longLabels: readonly string[];
  series: readonly Series[];
  /** Heads the table's first column. */
  stepLabel: string;
  formatValue: (value: number) => string;
}
