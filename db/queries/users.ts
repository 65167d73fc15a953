import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Locale, WishedTenant } from "../../lib/contract/account";
import type { Db } from "../client";
import { accounts } from "../schema/accounts";
import { users } from "../schema/users";
import { type AuditLine, auditStatement } from "./audit-log";

// People belong to no tenant of their own accord: no tenant id here.

/** Whoever has proved that this address is theirs. */
export async function findUserIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.email, email), eq(users.emailVerified, true)));
  return row?.id;
}

/** The address of somebody who has proved it. */
export async function findProvedEmail(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ email: users.email })
    .from(users)
    .where(and(eq(users.id, id), eq(users.emailVerified, true)));
  return row?.email;
}

/** What a mail to this address must know of its owner. */
export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db
    .select({ id: users.id, name: users.name, locale: users.locale, emailVerified: users.emailVerified })
    .from(users)
    .where(eq(users.email, email));
  return row;
}

export async function updateUserRole(
  db: Db,
  id: string,
  { role, entry }: { role: "user" | "operator"; entry: AuditLine },
): Promise<void> {
  await db.batch([
    db.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, id)),
    auditStatement(db, null, entry),
  ]);
}

export interface NewUser {
  id: string;
  /** Lower case. */
  email: string;
  name: string;
  passwordHash: string;
  emailVerified: boolean;
  locale: Locale;
  wishedTenant: WishedTenant | null;
}

/** Somebody has signed up with this address and not proved it. They belong to nothing yet. */
const isUnproved = (email: string) => sql`
  ${users.email} = ${email} and not ${users.emailVerified}
  and not exists (select 1 from members where user_id = ${users.id})`;

/**
 * A person who can sign in with a password: all of it or nothing. False when the address has an account already. One that was
 * never proved gives way, with its password and its links: else its maker would get in once the owner of the address proves it.
 */
export async function insertUser(db: Db, { passwordHash, ...user }: NewUser): Promise<boolean> {
  const [, inserted] = await db.batch([
    db.delete(users).where(isUnproved(user.email)),
    db.insert(users).values(user).onConflictDoNothing({ target: users.email }).returning({ id: users.id }),
    db.execute(sql`
      insert into accounts (id, user_id, account_id, provider_id, password)
      select ${crypto.randomUUID()}, id, id, 'credential', ${passwordHash} from users where id = ${user.id}`),
  ]);
  return inserted.length > 0;
}

export async function markEmailVerified(db: Db, id: string): Promise<void> {
  await db.update(users).set({ emailVerified: true, updatedAt: new Date() }).where(eq(users.id, id));
}

/** The person's own page; undefined for nobody. */
export async function findProfile(db: Db, id: string) {
  const [row] = await db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      role: users.role,
      hasSecondFactor: users.twoFactorEnabled,
      wishedTenant: users.wishedTenant,
      passwordOf: accounts.userId,
    })
    .from(users)
    .leftJoin(
      accounts,
      and(eq(accounts.userId, users.id), eq(accounts.providerId, "credential"), isNotNull(accounts.password)),
    )
    .where(eq(users.id, id));
  if (!row) return undefined;
  const { passwordOf, role, ...profile } = row;
  return { ...profile, isOperator: role === "operator", hasPassword: passwordOf !== null };
}

export async function updateProfile(
  db: Db,
  id: string,
  { changes, entry }: { changes: { name?: string; locale?: Locale }; entry: AuditLine },
): Promise<void> {
  await db.batch([
    db
      .update(users)
      .set({ ...changes, updatedAt: new Date() })
      .where(eq(users.id, id)),
    auditStatement(db, null, entry),
  ]);
}

export async function findWishedTenant(db: Db, id: string): Promise<WishedTenant | undefined> {
  const [row] = await db.select({ wishedTenant: users.wishedTenant }).from(users).where(eq(users.id, id));
  return row?.wishedTenant ?? undefined;
}

/** Once it is there. */
export async function clearWishedTenant(db: Db, id: string): Promise<void> {
  await db.update(users).set({ wishedTenant: null, updatedAt: new Date() }).where(eq(users.id, id));
}
