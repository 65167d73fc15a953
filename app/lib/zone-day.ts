import { midnight } from "../../lib/periods";

/** When a day (`2026-11-22`) begins in a zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(midnight(timeZone, Date.parse(`${day}T00:00:00Z`)));
}

/** When the next day begins. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  return startOfDay(next.toISOString().slice(0, 10), timeZone);
}
