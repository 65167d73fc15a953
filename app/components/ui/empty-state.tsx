import type { ReactNode } from "react";

interface Props {
  icon?: ReactNode;
  /** What would be here. */
  title: string;
  /** Why it matters. */
  children: ReactNode;
  /** The one button for the next step. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border border-dashed border-line-strong px-6 py-12 text-center">
      {icon && (
        <div
          aria-hidden="true"
          className="grid size-11 place-items-center rounded-full bg-accent-soft text-accent [&_svg]:size-5"
        >
          {icon}
        </div>
      )}
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="max-w-md text-muted">{children}</div>
      {action}
    </div>
  );
}
