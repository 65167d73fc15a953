import { ENDPOINT_EVENTS, eventName, eventNamesOf } from "../../lib/event-names";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";

/** Whether a receiver takes an event. One that is newer than our list goes to those that take everything. */
export function wantsEvent(
  { enabled, events }: { enabled: boolean; events: readonly string[] },
  event: string,
): boolean {
  if (!enabled) return false;
  const name = eventName(event);
  if (ENDPOINT_EVENTS.includes(name)) return events.includes(name);
  return eventNamesOf("2.2").every((known) => events.includes(known));
}

/** Whether any endpoint of an instance takes it. */
export const wantedByAny = ({ endpoints }: Pick<InstanceProfile, "endpoints">, event: string): boolean =>
  endpoints.some((endpoint) => wantsEvent(endpoint, event));
