import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

// `2026-000123`, and `2026-1000000` after `2026-999999`: as texts they would be the wrong way round.

const rank = (number: SQL | AnyPgColumn): SQL => sql`left(${number}, 5), length(${number}), ${number}`;

/** Whether an invoice was numbered before this one. */
export const isNumberedBefore = (number: AnyPgColumn, before: string): SQL =>
  sql`(${rank(number)}) < (${rank(sql`${before}::text`)})`;

/** For an ORDER BY: the last number first. */
export const newestNumber = (number: AnyPgColumn): SQL =>
  sql`left(${number}, 5) desc, length(${number}) desc, ${number} desc`;
