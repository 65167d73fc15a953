import { and, desc, eq, getTableColumns, gt, ne, sql } from "drizzle-orm";
import type { Db } from "../client";
import { sessions } from "../schema/sessions";
import { users } from "../schema/users";
import { type AuditLine, auditStatement, auditWhere } from "./audit-log";

// Sessions belong to people, who belong to no tenant of their own accord: every query takes the user instead.

/** Who is signed in with this token. The caller has checked the token's signature. */
export async function findSessionByToken(db: Db, token: string) {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      userId: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      hasSecondFactor: users.twoFactorEnabled,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.token, token), gt(sessions.expiresAt, new Date())));
  if (!row) return undefined;
  const { role, ...session } = row;
  return { ...session, isOperator: role === "operator" };
}

const { token: _, userId: __, updatedAt: ___, ...listedColumns } = getTableColumns(sessions);

/** Where somebody is signed in, newest first. */
export function listSessions(db: Db, userId: string) {
  return db
    .select(listedColumns)
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
    .orderBy(desc(sessions.createdAt));
}

/** False when the person has no such session. */
export async function deleteSession(
  db: Db,
  userId: string,
  { id, entry }: { id: string; entry: AuditLine },
): Promise<boolean> {
  const own = and(eq(sessions.userId, userId), eq(sessions.id, id));
  const [, rows] = await db.batch([
    auditWhere(db, null, { entry, condition: sql`exists (select 1 from ${sessions} where ${own})` }),
    db.delete(sessions).where(own).returning({ id: sessions.id }),
  ]);
  return rows.length > 0;
}

/** Ends all sessions but one; how many they were. */
export async function deleteOtherSessions(
  db: Db,
  userId: string,
  { keptId, entry }: { keptId: string; entry: AuditLine },
): Promise<number> {
  const others = and(eq(sessions.userId, userId), ne(sessions.id, keptId));
  const [rows] = await db.batch([
    db.delete(sessions).where(others).returning({ id: sessions.id }),
    auditStatement(db, null, entry),
  ]);
  return rows.length;
}
