import { eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { type SellerRow, sellers } from "../schema/seller";
import { type AuditLine, auditWhere } from "./audit-log";

// Who bills belongs to the platform, not to a tenant: no tenant id here.

/** Undefined until an operator has said who bills. */
export async function findSeller(db: Db): Promise<SellerRow | undefined> {
  const [row] = await db.select().from(sellers);
  return row;
}

type SellerChange = Omit<SellerRow, "id" | "version" | "updatedAt">;

/** The version of a seller that nobody has named yet. */
export const FIRST_VERSION = 1;

/** False when `version` is given and it is at another one. */
export async function updateSeller(
  db: Db,
  { change, version, entry }: { change: SellerChange; version: number | undefined; entry: AuditLine },
): Promise<boolean> {
  const expected = version === undefined ? sql`true` : eq(sellers.version, version);
  const [, , , rows] = await db.batch([
    db.insert(sellers).values({ id: 1, name: "" }).onConflictDoNothing(),
    db.execute(sql`select 1 from sellers for no key update`),
    auditWhere(db, null, { entry, condition: sql`exists (select 1 from sellers where ${expected})` }),
    db
      .update(sellers)
      .set({ ...change, version: sql`${sellers.version} + 1`, updatedAt: new Date() })
      .where(expected)
      .returning({ id: sellers.id }),
  ]);
  return rows.length > 0;
}
