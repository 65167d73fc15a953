import { useEffect, useState } from "react";
import type { DateStyle } from "../../lib/format";
import { useFormat } from "../../lib/use-format";

interface Props {
  at: Date | string;
  style?: DateStyle;
}

const iso = (at: Date | string) => new Date(at).toISOString();

/** A moment in the tenant's time zone. Server and browser may spell spaces differently: either is right. */
export function Time({ at, style }: Props) {
  const format = useFormat();
  return (
    <time dateTime={iso(at)} suppressHydrationWarning className="whitespace-nowrap">
      {format.date(at, style)}
    </time>
  );
}

/** In a table: the time, and the day below it. */
export function TimeOverDay({ at }: { at: Date | string }) {
  return (
    <span className="grid justify-items-end md:justify-items-start">
      <Time at={at} style="time" />
      <span className="text-xs font-normal text-muted">
        <Time at={at} style="date" />
      </span>
    </span>
  );
}

const EVERY_MS = 30_000;

/** How long ago, kept true while one looks; the exact time on hover. */
export function TimeAgo({ at }: { at: Date | string }) {
  const format = useFormat();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={iso(at)} title={format.date(at, "exact")} suppressHydrationWarning className="whitespace-nowrap">
      {format.ago(at, now)}
    </time>
  );
}
