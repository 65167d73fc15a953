import { and, eq, gt, ilike, or } from "drizzle-orm";
import type { UserRole } from "../../lib/contract/operator-user";
import type { Db } from "../client";
import { users } from "../schema/users";

export interface UserSearch {
  /** Part of the address or of the name. */
  search?: string;
  role?: UserRole;
  /** The last address of the page before. */
  cursor?: string;
  limit: number;
}

/** People by address, for operators only. */
export function searchUsers(db: Db, { search, role, cursor, limit }: UserSearch) {
  const pattern = search && `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      emailVerified: users.emailVerified,
      hasSecondFactor: users.twoFactorEnabled,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(
      and(
        pattern ? or(ilike(users.email, pattern), ilike(users.name, pattern)) : undefined,
        role ? eq(users.role, role) : undefined,
        cursor ? gt(users.email, cursor) : undefined,
      ),
    )
    .orderBy(users.email)
    .limit(limit);
}
