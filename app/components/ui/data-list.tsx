import type { ReactNode } from "react";

interface Props {
  items: readonly { label: string; value: ReactNode }[];
}

/** The properties of one thing. */
export function DataList({ items }: Props) {
  return (
    <dl className="grid divide-y divide-line">
      {items.map(({ label, value }) => (
        <div key={label} className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[12rem_1fr]">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
