import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "../../lib/ids";
import type { Db } from "../client";
import { accounts } from "../schema/accounts";
import { type AuditLine, insertWhere } from "./audit-log";

interface Password {
  accountId: string;
  hash: string;
}

/** What somebody signs in with; undefined for whoever only comes by way of another service. */
export async function findPassword(db: Db, userId: string): Promise<Password | undefined> {
  const [row] = await db
    .select({ accountId: accounts.id, hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
  return row?.hash ? { accountId: row.accountId, hash: row.hash } : undefined;
}

interface Replacement {
  from: Password;
  to: string;
  /** The session that goes on, under another token. All others end. */
  session: { id: string; token: string };
  entry: AuditLine;
}

/** When the session that goes on ends; undefined, and nothing done, when password or session changed meanwhile. */
export async function replacePassword(
  db: Db,
  userId: string,
  { from, to, session, entry }: Replacement,
): Promise<Date | undefined> {
  const { rows } = await db.execute<{ expiresAt: string }>(sql`
    with kept as (
      select id from sessions where id = ${session.id} and user_id = ${userId} for update
    ),
    changed as (
      update accounts set password = ${to}, updated_at = now()
      where id = ${from.accountId} and user_id = ${userId} and password = ${from.hash} and exists (select from kept)
      returning id
    ),
    ended as (
      delete from sessions
      where user_id = ${userId} and id <> ${session.id} and exists (select from changed)
    ),
    renewed as (
      update sessions set token = ${session.token}, updated_at = now()
      where id = ${session.id} and exists (select from changed)
      returning expires_at
    ),
    told as (${insertWhere(null, { entry, condition: sql`exists (select from changed)` })})
    select expires_at as "expiresAt" from renewed`);
  return rows[0] && new Date(rows[0].expiresAt);
}

/** The line of a password that was set by way of a mail, for the transaction that sets it: `hash` says whose it is. */
export const tellPasswordReset = (db: Db, { hash, ip }: { hash: string; ip: string | null }) =>
  db.execute(sql`
    insert into audit_log (id, actor, actor_label, action, target, ip)
    select ${uuidv7()}::uuid, 'user:' || users.id, users.email, 'user.reset_password', users.id, ${ip}::inet
    from accounts join users on users.id = accounts.user_id
    where accounts.password = ${hash}`);

/** The line of another service that somebody can sign in with from now on, for the transaction that adds it. */
export const tellLinkedAccount = (
  db: Db,
  { userId, provider, ip }: { userId: string; provider: string; ip: string | null },
) =>
  db.execute(sql`
    insert into audit_log (id, actor, actor_label, action, target, after, ip)
    select ${uuidv7()}::uuid, 'user:' || users.id, users.email, 'user.link_account', users.id,
      ${JSON.stringify({ provider })}::jsonb, ${ip}::inet
    from users where users.id = ${userId}`);
