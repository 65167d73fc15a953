import * as z from "zod";

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "This is not an IANA time zone.")
  .meta({ description: "An IANA time zone such as `Asia/Jakarta`." });

/** Offsets such as `+05:30` are none: older browsers cannot show a time in them. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
