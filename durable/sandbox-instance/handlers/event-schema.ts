import { EVENT_NAMES } from "../events";
import type { PropertyRule } from "../validation";

export const eventsRule: PropertyRule = { type: "array", items: { type: "string", oneOf: EVENT_NAMES } };

/** Where an enabled target without `events` trips Evolution. */
export const missingEvents = "Cannot read properties of undefined (reading 'length')";

/** A target that is off subscribes to nothing; an empty list means every event. Undefined: Evolution fails on this body. */
export function subscribedEvents(target: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  if (target.enabled !== true) return [];
  if (!Array.isArray(target.events)) return undefined;
  return target.events.length === 0 ? EVENT_NAMES : target.events;
}
