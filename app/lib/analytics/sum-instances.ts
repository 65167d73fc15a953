import type { HourlyUsage } from "../../../lib/contract/usage";

export interface InstanceSum {
  /** Null for calls that concern no instance. */
  id: string | null;
  name: string | null;
  calls: number;
  sent: number;
  errors: number;
  averageMs: number;
}

/** One row per instance, the busiest first. */
export function sumInstances(all: readonly HourlyUsage[], sends: readonly HourlyUsage[]): InstanceSum[] {
  const groups = Map.groupBy(all, ({ group }) => group);
  const rows = [...groups].map(([id, rows]): InstanceSum => {
    const calls = sum(rows, (row) => row.calls);
    const time = sum(rows, (row) => row.averageMs * row.calls);
    const sent = sum(
      sends.filter(({ group }) => group === id),
      ({ units }) => units,
    );
    const name = rows.find(({ label }) => label)?.label ?? null;
    return { id, name, calls, sent, errors: sum(rows, (row) => row.errors), averageMs: time / Math.max(1, calls) };
  });
  return rows.toSorted((a, b) => b.calls - a.calls);
}

const sum = <T>(rows: readonly T[], value: (row: T) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);
