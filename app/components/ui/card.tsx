import clsx from "clsx";
import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
  className?: string;
  /** Without the inner space: for a table or a list that reaches the border. */
  flush?: boolean;
}

export function Card({ children, className, flush }: Props) {
  return (
    <div
      className={clsx(
        "min-w-0 rounded-xl border border-line bg-surface shadow-card",
        flush ? "overflow-hidden" : "p-4 sm:p-5",
        className,
      )}
    >
      {children}
    </div>
  );
}

interface StatProps {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
}

/** One figure and what it counts. */
export function Stat({ label, value, hint }: StatProps) {
  return (
    <Card>
      <dl className="grid gap-1">
        <dt className="text-sm text-muted">{label}</dt>
        <dd className="text-xl font-semibold tracking-tight sm:text-2xl">{value}</dd>
        {hint && <dd className="text-sm text-muted">{hint}</dd>}
      </dl>
    </Card>
  );
}
