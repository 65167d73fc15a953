import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** First statement of a batch that counts before it inserts: two such batches of one tenant then come one after the other. */
export const lockTenant = (db: Db, tenantId: string) =>
  db.execute(sql`select 1 from tenants where id = ${tenantId} for no key update`);
