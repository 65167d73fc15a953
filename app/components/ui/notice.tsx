import clsx from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";

const TONES = {
  good: { icon: CircleCheck, box: "bg-good-soft", mark: "text-good" },
  warn: { icon: TriangleAlert, box: "bg-warn-soft", mark: "text-warn" },
  bad: { icon: CircleAlert, box: "bg-bad-soft", mark: "text-bad" },
  info: { icon: Info, box: "bg-info-soft", mark: "text-info" },
} as const;

interface Props {
  tone: keyof typeof TONES;
  title?: string;
  children?: ReactNode;
  /** Buttons at its end. */
  actions?: ReactNode;
  /** Read out when it appears. */
  announced?: boolean;
  id?: string;
}

/** Something to know about the page or the form it stands in. */
export function Notice({ tone, title, children, actions, announced, id }: Props) {
  const { icon: Icon, box, mark } = TONES[tone];
  return (
    <div
      id={id}
      role={announced ? "alert" : undefined}
      className={clsx("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg px-3.5 py-3", box)}
    >
      <Icon aria-hidden="true" className={clsx("mt-0.5 size-4.5 shrink-0", mark)} />
      <div className="grid min-w-0 flex-1 basis-48 gap-0.5">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
