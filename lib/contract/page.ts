import * as z from "zod";

/** How a list is asked for: newest first, `limit` at a time, from where the page before ended. */
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type PageQuery = z.output<typeof PageQuery>;

/** The same for lists that are sorted by a UUIDv7, which is its own cursor. */
export const IdPageQuery = PageQuery.extend({ cursor: z.uuid().optional() });
export type IdPageQuery = z.output<typeof IdPageQuery>;

/** One page of a list. `nextCursor` is null on the last. */
export const Page = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** Cuts a page from `limit + 1` rows: the row too many says that there is another page. */
export function toPage<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string): PageOf<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
