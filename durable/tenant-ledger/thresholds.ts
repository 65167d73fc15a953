import type { LedgerTenant } from "../../lib/contract/tenant";
import { uuidv7 } from "../../lib/ids";
import type { QuotaKind } from "../../lib/quota";
import type { Sql } from "../sql";
import { readCurrentUsage } from "./current-usage";

/** A quota that is nearly used up, or used up. Said once per window. */
export interface Threshold {
  /** Kept from the first try to tell it: telling twice is the same as once. */
  id: string;
  kind: QuotaKind;
  span: "period" | "day";
  percent: number;
  used: number;
  limit: number;
  windowStart: number;
  windowEnd: number;
}

const PERCENTS = [80, 100] as const;

/** Thresholds that are passed and that nobody was told of. */
export function passedThresholds(sql: Sql, tenant: LedgerTenant, now: number): Threshold[] {
  return readCurrentUsage(sql, tenant, now).flatMap(({ kind, span, used, limit, windowStart, windowEnd }) =>
    PERCENTS.filter((percent) => limit > 0 && used * 100 >= limit * percent).flatMap((percent) => {
      const id = noteDown(sql, { kind, span, windowStart, percent }, now);
      return id ? [{ id, kind, span, percent, used, limit, windowStart, windowEnd }] : [];
    }),
  );
}

export function thresholdTold(sql: Sql, { id }: Threshold): void {
  sql.run("UPDATE thresholds SET told = 1 WHERE id = ?", id);
}

type Passed = Pick<Threshold, "kind" | "span" | "windowStart" | "percent">;

/** The id under which it is told; undefined when it was. */
function noteDown(sql: Sql, { kind, span, windowStart, percent }: Passed, now: number): string | undefined {
  const key = [kind, span, windowStart, percent] as const;
  const [known] = sql.run<{ id: string; told: number }>(
    "SELECT id, told FROM thresholds WHERE kind = ? AND span = ? AND start = ? AND percent = ?",
    ...key,
  );
  if (known) return known.told ? undefined : known.id;
  const id = uuidv7(now);
  sql.run("INSERT INTO thresholds (kind, span, start, percent, id) VALUES (?, ?, ?, ?, ?)", ...key, id);
  return id;
}
