import { and, eq, inArray, sql } from "drizzle-orm";
import { Mode } from "../../lib/contract/tenant";
import { ledgerName } from "../../lib/ledger-name";
import type { Db } from "../client";
import { chores } from "../schema/chores";
import { listChores } from "./chores";

// Which ledgers hold usage that was refused: no bill of theirs can be made. Among the chores, as alerts are.

const PREFIX = "refused-usage:";

const nameOf = ({ tenantId, mode }: LedgerOfTenant) => PREFIX + ledgerName(tenantId, mode);

interface LedgerOfTenant {
  tenantId: string;
  mode: Mode;
}

/** A ledger with refused usage: since when, and the newest SQLSTATE. */
export interface RefusedLedger extends LedgerOfTenant {
  since: string;
  reason: string;
  /** When the newest refusal was noted. */
  notedAt: Date;
}

/** The first refusal counts for how long it lasts. */
export async function noteRefusedUsage(db: Db, ledger: LedgerOfTenant, reason: string): Promise<void> {
  const at = new Date();
  const cursor = JSON.stringify({ since: at.toISOString(), reason });
  const known = sql`${chores.cursor}::jsonb || jsonb_build_object('reason', ${reason}::text)`;
  await db
    .insert(chores)
    .values({ name: nameOf(ledger), cursor, updatedAt: at })
    .onConflictDoUpdate({ target: chores.name, set: { cursor: sql`(${known})::text`, updatedAt: at } });
}

export async function listRefusedUsage(db: Db): Promise<RefusedLedger[]> {
  const rows = await listChores(db, PREFIX);
  return rows.map(({ name, cursor, updatedAt }) => {
    const [tenantId = "", mode] = name.slice(PREFIX.length).split(":");
    const { since, reason } = JSON.parse(cursor ?? "{}") as Pick<RefusedLedger, "since" | "reason">;
    return { tenantId, mode: Mode.parse(mode), since, reason, notedAt: updatedAt };
  });
}

/** Nothing is left of it, but for what was noted since. */
export async function dropRefusedUsage(db: Db, ledger: RefusedLedger): Promise<void> {
  await db.delete(chores).where(and(eq(chores.name, nameOf(ledger)), eq(chores.updatedAt, ledger.notedAt)));
}

/** For a tenant that goes. */
export const forgetRefusedUsageStatement = (db: Db, tenantId: string) =>
  db.delete(chores).where(
    inArray(
      chores.name,
      Mode.options.map((mode) => nameOf({ tenantId, mode })),
    ),
  );
