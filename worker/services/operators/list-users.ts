import { searchUsers } from "../../../db/queries/operator-users";
import type { OperatorUser, OperatorUserQuery } from "../../../lib/contract/operator-user";
import { type PageOf, toPage } from "../../../lib/contract/page";
import type { ServiceContext } from "../context";

export async function listUsers(
  { db }: ServiceContext,
  { limit, ...filter }: OperatorUserQuery,
): Promise<PageOf<OperatorUser>> {
  const rows = await searchUsers(db, { ...filter, limit: limit + 1 });
  const people = rows.map(({ createdAt, ...user }) => ({ ...user, createdAt: createdAt.toISOString() }));
  return toPage(people, limit, ({ email }) => email);
}
