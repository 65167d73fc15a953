import { and, eq, sql } from "drizzle-orm";
import type { Role } from "../../lib/contract/role";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { members } from "../schema/members";
import { tenants } from "../schema/tenants";
import { users } from "../schema/users";
import { type AuditLine, auditWhere } from "./audit-log";
import type { TenantProfile } from "./tenants";

/** Oldest first. */
export function listMembers(db: Db, tenantId: string) {
  return db
    .select({
      userId: members.userId,
      email: users.email,
      name: users.name,
      role: members.role,
      hasSecondFactor: users.twoFactorEnabled,
      joinedAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.tenantId, tenantId))
    .orderBy(members.createdAt, members.userId);
}

export async function findMember(db: Db, tenantId: string, userId: string) {
  const [row] = await db
    .select({ role: members.role, email: users.email })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.tenantId, tenantId), eq(members.userId, userId)));
  return row;
}

/** The tenants somebody belongs to, by name. Here the person stands where other queries have the tenant. */
export function listMemberships(db: Db, userId: string) {
  return db
    .select({
      id: tenants.id,
      name: tenants.name,
      slug: tenants.slug,
      locale: tenants.locale,
      timeZone: tenants.timeZone,
      status: tenants.status,
      role: members.role,
    })
    .from(members)
    .innerJoin(tenants, eq(tenants.id, members.tenantId))
    .where(eq(members.userId, userId))
    .orderBy(tenants.name, tenants.id);
}

/** Makes changes of one tenant's members wait for each other, until the end of the batch it stands in. */
export const lockTenant = (db: Db, tenantId: string) =>
  db.execute(sql`select id from tenants where id = ${tenantId} for update`);

/** The member is there, as `before`, and the tenant would keep an owner without them. */
const mayChange = (tenantId: string, userId: string, before: Role) => sql`
  exists (select 1 from members where tenant_id = ${tenantId} and user_id = ${userId} and role = ${before})
  and exists (
    select 1 from members
    where tenant_id = ${tenantId} and role = 'owner' and (user_id <> ${userId} or ${before}::text <> 'owner')
  )`;

interface MemberChange {
  userId: string;
  /** The role that the caller has judged by. */
  before: Role;
  entry: AuditLine;
}

/** False when the member has changed meanwhile, or is the last owner. */
export async function updateMemberRole(
  db: Db,
  tenantId: string,
  { userId, before, entry, role }: MemberChange & { role: Role },
): Promise<boolean> {
  const condition = mayChange(tenantId, userId, before);
  const [, , changed] = await db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition }),
    db.execute(sql`
      update members set role = ${role}
      where tenant_id = ${tenantId} and user_id = ${userId} and ${condition}
      returning user_id`),
  ]);
  return changed.rows.length > 0;
}

/** False when the member has changed meanwhile, or is the last owner. */
export async function deleteMember(
  db: Db,
  tenantId: string,
  { userId, before, entry }: MemberChange,
): Promise<boolean> {
  const condition = mayChange(tenantId, userId, before);
  const [, , gone] = await db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition }),
    db.execute(sql`
      delete from members where tenant_id = ${tenantId} and user_id = ${userId} and ${condition} returning user_id`),
  ]);
  return gone.rows.length > 0;
}

/** Makes somebody an owner, whatever they were. `invalid_request` when there is no such tenant. */
export async function putOwner(
  db: Db,
  tenantId: string,
  { userId, entry }: { userId: string; entry: AuditLine },
): Promise<void> {
  const isNews = sql`
    not exists (select 1 from members where tenant_id = ${tenantId} and user_id = ${userId} and role = 'owner')`;
  const write = db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition: isNews }),
    db
      .insert(members)
      .values({ id: crypto.randomUUID(), tenantId, userId, role: "owner" })
      .onConflictDoUpdate({ target: [members.tenantId, members.userId], set: { role: "owner" } }),
  ]);
  await explainConstraints(write, {
    members_tenant_id_tenants_id_fk: ["invalid_request", "There is no such tenant."],
  });
}

interface NewTenantWithOwner {
  profile: TenantProfile;
  ownerId: string;
  /** How many tenants the person may own. */
  most: number;
  entry: AuditLine;
}

/**
 * A tenant and its owner, or neither: false when the person owns enough. Does nothing when this id is there already.
 * `conflict` when the slug is taken.
 */
export async function insertTenantWithOwner(
  db: Db,
  tenantId: string,
  { profile, ownerId, most, entry }: NewTenantWithOwner,
): Promise<boolean> {
  const { name, slug, region, timeZone, locale, planId } = profile;
  const isThere = sql`exists (select 1 from tenants where id = ${tenantId})`;
  const hasRoom = sql`(select count(*) from members where user_id = ${ownerId} and role = 'owner') < ${most}::integer`;
  const write = db.batch([
    // Whoever asks many times at once is counted one after the other.
    db.execute(sql`select 1 from users where id = ${ownerId} for update`),
    auditWhere(db, tenantId, { entry, condition: sql`not ${isThere} and ${hasRoom}` }),
    db.execute(sql`
      with made as (
        insert into tenants (id, name, slug, region, time_zone, locale, plan_id)
        select ${tenantId}::uuid, ${name}::text, ${slug}::text, ${region}::text, ${timeZone}::text, ${locale}::text,
          ${planId}::text
        where ${hasRoom}
        on conflict (id) do nothing returning id
      ), owned as (
        insert into members (id, tenant_id, user_id, role)
        select gen_random_uuid(), id, ${ownerId}, 'owner' from made
      )
      select 1 where exists (select 1 from made) or ${isThere}`),
  ]);
  const [, , found] = await explainConstraints(write, { tenants_slug_key: ["conflict", "This slug is taken."] });
  return found.rows.length > 0;
}
