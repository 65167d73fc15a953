import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Where a sealed value stands. Names come from a list in the code, never from a request. */
interface Place {
  table: string;
  key: string;
  column: string;
  needs: readonly string[];
}

/** `key` and `sealed`, and the columns that are needed beside them, all as text. */
export type SealedRow = Record<string, string> & { key: string; sealed: string };

/** In order of the key, those after `after`; of all tenants. */
export async function listSealed(
  db: Db,
  { table, key, column, needs }: Place,
  { after, limit }: { after: string; limit: number },
): Promise<SealedRow[]> {
  const beside = needs.map((name) => sql`, ${sql.identifier(name)}::text as ${sql.identifier(name)}`);
  const keyText = sql`${sql.identifier(key)}::text`;
  const { rows } = await db.execute<SealedRow>(sql`
    select ${keyText} as key, ${sql.identifier(column)} as sealed ${sql.join(beside)}
    from ${sql.identifier(table)}
    where ${keyText} collate "C" > ${after} and ${sql.identifier(column)} is not null
    order by ${keyText} collate "C"
    limit ${limit}`);
  return rows;
}

/** Only where the value is still the one that was read. */
export async function replaceSealed(
  db: Db,
  { table, key, column }: Place,
  change: { key: string; before: string; after: string },
): Promise<void> {
  await db.execute(sql`
    update ${sql.identifier(table)} set ${sql.identifier(column)} = ${change.after}
    where ${sql.identifier(key)}::text = ${change.key} and ${sql.identifier(column)} = ${change.before}`);
}
