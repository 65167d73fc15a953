import { and, eq, not, or, sql } from "drizzle-orm";
import type { Db } from "../client";
import { twoFactors } from "../schema/two-factors";

// Second factors belong to people, who belong to no tenant of their own accord: no tenant id here.

interface Sealed {
  secret: string;
  backupCodes: string;
}

/** Those with a part that is not sealed as `prefix` says. */
export function listTwoFactorsBefore(db: Db, { prefix, limit }: { prefix: string; limit: number }) {
  const { id, secret, backupCodes } = twoFactors;
  return db
    .select({ id, secret, backupCodes })
    .from(twoFactors)
    .where(or(not(sql`starts_with(${secret}, ${prefix})`), not(sql`starts_with(${backupCodes}, ${prefix})`)))
    .limit(limit);
}

/** Leaves alone what has been changed meanwhile: it was sealed anew then. */
export async function updateTwoFactorSecrets(
  db: Db,
  id: string,
  { before, after }: { before: Sealed; after: Sealed },
): Promise<void> {
  await db
    .update(twoFactors)
    .set(after)
    .where(
      and(eq(twoFactors.id, id), eq(twoFactors.secret, before.secret), eq(twoFactors.backupCodes, before.backupCodes)),
    );
}
