import * as z from "zod";
import { endOfDay, startOfDay } from "../zone-day";

/** What does not fit is left out: an address that somebody has typed wrong shows the whole log. */
const Filters = z.object({
  action: z.string().trim().min(1).max(100).optional().catch(undefined),
  actor: z.string().trim().min(1).max(100).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
});

/** The address as the worker asks it: days are whole days of the tenant's time zone. */
export function readAuditQuery(url: string, timeZone: string) {
  const { from, until, ...rest } = Filters.parse(Object.fromEntries(new URL(url).searchParams));
  return {
    ...rest,
    ...(from && { from: startOfDay(from, timeZone).toISOString() }),
    ...(until && { until: endOfDay(until, timeZone).toISOString() }),
  };
}
