import * as z from "zod";

const FIRST = Date.parse("0001-01-01T00:00:00Z");
const END = Date.parse("9999-12-31T23:59:59.999Z");

/** What Postgres takes as it is written: it knows no year 0, and no signs before a year. */
export const isOrdinary = (date: Date) => date.getTime() >= FIRST && date.getTime() <= END;

const ORDINARY = "must be in the years 1 to 9999";

/** A point in time to ask for. */
export const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(isOrdinary, ORDINARY);

/** The same, also as a day, which begins at midnight UTC. */
export const MomentOrDay = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], "is not an ISO 8601 date or date and time")
  .transform((text) => new Date(text))
  .refine(isOrdinary, ORDINARY);
