const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A time zone in which no day ends within six hours: of two that are twelve hours apart, the one where it is day. */
export function zoneByDay(): string {
  const hourInJakarta = new Date(Date.now() + 7 * HOUR_MS).getUTCHours();
  return hourInJakarta >= 6 && hourInJakarta < 18 ? "Asia/Jakarta" : "America/Bogota";
}

/** Where billing periods begin for a tenant whose running one does not end for weeks. */
export const anchorOfLongRunning = (): string => new Date(Date.now() - 10 * DAY_MS).toISOString();
