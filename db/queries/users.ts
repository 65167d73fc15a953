import { eq } from "drizzle-orm";
import type { Db } from "../client";
import { users } from "../schema/users";

// People belong to no tenant of their own accord: no tenant id here.

export async function findUserIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
  return row?.id;
}

export async function updateUserRole(db: Db, id: string, role: "user" | "operator"): Promise<void> {
  await db.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, id));
}
