import { zoneOffset } from "./periods";

/** An instant as ISO 8601 with the zone's own offset: `2026-12-01T00:00:00+07:00`. */
export function isoIn(timeZone: string, instant: number): string {
  const offset = zoneOffset(timeZone, instant);
  const minutes = Math.abs(Math.round(offset / 60_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const sign = offset < 0 ? "-" : "+";
  const local = new Date(instant + offset).toISOString().slice(0, 19);
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
