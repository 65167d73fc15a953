import clsx from "clsx";
import Ban from "lucide-react/icons/ban";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Clock from "lucide-react/icons/clock";
import type { ReactNode } from "react";

const TONES = {
  good: { icon: CircleCheck, look: "bg-good-soft text-good" },
  warn: { icon: Clock, look: "bg-warn-soft text-warn" },
  bad: { icon: CircleAlert, look: "bg-bad-soft text-bad" },
  info: { icon: CircleDashed, look: "bg-info-soft text-info" },
  off: { icon: Ban, look: "bg-sunken text-muted" },
} as const;

export type Tone = keyof typeof TONES;

interface Props {
  tone: Tone;
  /** The state in a word: colour and picture only repeat it. */
  children: ReactNode;
}

export function Status({ tone, children }: Props) {
  const { icon: Icon, look } = TONES[tone];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-full py-0.5 pr-2.5 pl-2 text-sm font-medium whitespace-nowrap",
        look,
      )}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {children}
    </span>
  );
}

/** A word about something, with no state in it: a scope, a role, a plan. */
export function Badge({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center rounded-sm border border-line px-1.5 text-xs font-medium whitespace-nowrap text-muted",
        className,
      )}
    >
      {children}
    </span>
  );
}
