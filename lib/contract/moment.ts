import * as z from "zod";

const FIRST = Date.parse("0001-01-01T00:00:00Z");
const END = Date.parse("9999-12-31T23:59:59.999Z");

/** What Postgres takes as it is written: it knows no year 0, and no signs before a year. */
const isOrdinary = (date: Date) => date.getTime() >= FIRST && date.getTime() <= END;

const ORDINARY = "must be in the years 1 to 9999";

/** A point in time to ask for. */
export const Moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine(isOrdinary, ORDINARY);

/** The same, also as a day. */
export const MomentOrDay = z.coerce.date().refine(isOrdinary, ORDINARY);
