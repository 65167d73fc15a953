import clsx from "clsx";
import { useFormat } from "../../lib/use-format";

interface Props {
  label: string;
  used: number;
  limit: number;
  /** Below the bar: when it starts again. */
  hint?: string;
}

const AMBER_FROM = 0.8;

function toneOf(share: number) {
  if (share >= 1) return { bar: "bg-bad", text: "text-bad" };
  return share >= AMBER_FROM ? { bar: "bg-mark", text: "text-warn" } : { bar: "bg-accent", text: "text-muted" };
}

/** Used of limit: amber from 80 %, red at 100 %. */
export function Progress({ label, used, limit, hint }: Props) {
  const format = useFormat();
  const share = limit > 0 ? used / limit : 1;
  const tone = toneOf(share);
  return (
    <div className="grid content-start gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{label}</span>
        <span>
          {format.number(used)} / {format.number(limit)}{" "}
          <span className={clsx("font-medium", tone.text)}>{format.percent(share)}</span>
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={Math.min(used, limit)}
        className="h-2 overflow-hidden rounded-full bg-line"
      >
        <div className={clsx("h-full rounded-full", tone.bar)} style={{ width: `${Math.min(share, 1) * 100}%` }} />
      </div>
      {hint && <p className="text-sm text-muted">{hint}</p>}
    </div>
  );
}
