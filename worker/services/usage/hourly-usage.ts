import { getTenant } from "../../../db/queries/tenants";
import { sumByHour } from "../../../db/queries/usage-hours";
import type { HourlyQuery, HourlyUsage } from "../../../lib/contract/usage";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { modeAsked } from "./mode-asked";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 93;

/** Sums by hour or day; the last day if no time is named. */
export async function hourlyUsage({ db, tenantId, actor }: TenantContext, query: HourlyQuery): Promise<HourlyUsage[]> {
  const { until = new Date() } = query;
  const { from = new Date(until.getTime() - DAY_MS) } = query;
  checkSpan(from, until);
  const { timeZone } = await getTenant(db, tenantId);
  return sumByHour(db, tenantId, { ...query, from, until, mode: modeAsked(actor, query.mode), timeZone });
}

function checkSpan(from: Date, until: Date): void {
  const days = (until.getTime() - from.getTime()) / DAY_MS;
  if (days > 0 && days <= LONGEST_DAYS) return;
  const fields =
    days > 0 ? { from: [`must be at most ${LONGEST_DAYS} days before until`] } : { until: ["must be after from"] };
  throw new Problem("invalid_request", "The request is not valid.", { fields });
}
