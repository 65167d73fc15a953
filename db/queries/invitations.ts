import { and, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Role } from "../../lib/contract/role";
import type { Db } from "../client";
import { explainConstraints } from "../constraint";
import { invitations } from "../schema/invitations";
import { tenants } from "../schema/tenants";
import { users } from "../schema/users";
import { type AuditLine, auditStatement, auditWhere } from "./audit-log";
import { lockTenant } from "./members";

/** An invitation as its holder names it: by the hash of its token, or, signed in, by its id. */
export type InvitationRef = { tokenHash: string } | { id: string };

/** Those not answered yet, newest first; expired ones too, for they can be sent again. */
export function listInvitations(db: Db, tenantId: string) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      invitedBy: users.email,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(eq(invitations.tenantId, tenantId), isNull(invitations.acceptedAt)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
}

/** One that is not answered yet. */
export async function findInvitation(db: Db, tenantId: string, id: string) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isNull(invitations.acceptedAt)));
  return row;
}

/** One that its holder may answer now. Finds the tenant, so it takes none. */
export async function findOpenInvitation(db: Db, ref: InvitationRef) {
  const [row] = await db
    .select({
      id: invitations.id,
      tenantId: invitations.tenantId,
      tenantName: tenants.name,
      email: invitations.email,
      role: invitations.role,
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .where(
      and(
        "id" in ref ? eq(invitations.id, ref.id) : eq(invitations.tokenHash, ref.tokenHash),
        isNull(invitations.acceptedAt),
        gt(invitations.expiresAt, new Date()),
      ),
    );
  return row;
}

/** What waits for the owner of this address, whichever tenant sent it. */
export function listInvitationsFor(db: Db, email: string) {
  return db
    .select({
      id: invitations.id,
      tenantName: tenants.name,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .where(and(eq(invitations.email, email), isNull(invitations.acceptedAt), gt(invitations.expiresAt, new Date())))
    .orderBy(desc(invitations.createdAt));
}

/** The plan has room for one more: members, and invitations that may become members. */
const hasRoom = (tenantId: string, { counting }: { counting: "members" | "invitations too" }): SQL => sql`
  (select count(*) from members where tenant_id = ${tenantId})
  + (select count(*) from invitations
     where ${counting === "invitations too"} and tenant_id = ${tenantId} and accepted_at is null and expires_at > now())
  < (select coalesce(
       (plan_override -> 'standing' ->> 'members')::int, (definition -> 'standing' ->> 'members')::int)
     from tenants join plans on plans.id = tenants.plan_id where tenants.id = ${tenantId})`;

/** Whether the plan allows one more member now. */
export async function hasRoomForMember(db: Db, tenantId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 where ${hasRoom(tenantId, { counting: "members" })}`);
  return rows.length > 0;
}

export interface NewInvitation {
  id: string;
  email: string;
  role: Role;
  tokenHash: string;
  expiresAt: Date;
  invitedBy: string | null;
  entry: AuditLine;
}

const isMember = (tenantId: string, email: string): SQL => sql`exists (
  select 1 from members join users on users.id = members.user_id
  where members.tenant_id = ${tenantId} and users.email = ${email})`;

/** Whether somebody with this address belongs to the tenant. */
export async function hasMember(db: Db, tenantId: string, email: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 where ${isMember(tenantId, email)}`);
  return rows.length > 0;
}

/** False when the plan has no room, or it is a member's address. `conflict` when the address is invited already. */
export async function insertInvitation(
  db: Db,
  tenantId: string,
  { entry, ...invitation }: NewInvitation,
): Promise<boolean> {
  const { id, email, role, tokenHash, expiresAt, invitedBy } = invitation;
  const condition = sql`not ${isMember(tenantId, email)} and ${hasRoom(tenantId, { counting: "invitations too" })}`;
  const write = db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition }),
    db.execute(sql`
      insert into invitations (id, tenant_id, email, role, token_hash, expires_at, invited_by)
      select ${id}::uuid, ${tenantId}::uuid, ${email}::text, ${role}::text, ${tokenHash}::text,
        ${expiresAt.toISOString()}::timestamptz, ${invitedBy}::text
      where ${condition}
      returning id`),
  ]);
  const [, , inserted] = await explainConstraints(write, {
    invitations_tenant_id_email_key: ["conflict", "This address is invited already. Send the invitation again."],
  });
  return inserted.rows.length > 0;
}

/** A new token and a new end: what was mailed before works no more. */
export async function renewInvitation(
  db: Db,
  tenantId: string,
  { id, tokenHash, expiresAt, entry }: Pick<NewInvitation, "id" | "tokenHash" | "expiresAt" | "entry">,
): Promise<void> {
  await db.batch([
    db
      .update(invitations)
      .set({ tokenHash, expiresAt })
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isNull(invitations.acceptedAt))),
    auditStatement(db, tenantId, entry),
  ]);
}

export async function deleteInvitation(
  db: Db,
  tenantId: string,
  { id, entry }: { id: string; entry: AuditLine },
): Promise<void> {
  const condition = sql`
    exists (select 1 from invitations where tenant_id = ${tenantId} and id = ${id} and accepted_at is null)`;
  await db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition }),
    db
      .delete(invitations)
      .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), isNull(invitations.acceptedAt))),
  ]);
}

interface Acceptance {
  id: string;
  /** Whoever accepts must have the address that was invited. */
  email: string;
  userId: string;
  entry: AuditLine;
}

/**
 * Joins the tenant, once; what somebody is there now, which for a member is what they were. Undefined when the invitation is
 * answered, over or somebody else's, or the plan has no room.
 */
export async function acceptInvitation(
  db: Db,
  tenantId: string,
  { id, email, userId, entry }: Acceptance,
): Promise<Role | undefined> {
  const condition = sql`
    exists (
      select 1 from invitations
      where tenant_id = ${tenantId} and id = ${id} and email = ${email} and accepted_at is null and expires_at > now()
    )
    and (
      exists (select 1 from members where tenant_id = ${tenantId} and user_id = ${userId})
      or ${hasRoom(tenantId, { counting: "members" })}
    )`;
  const [, , accepted] = await db.batch([
    lockTenant(db, tenantId),
    auditWhere(db, tenantId, { entry, condition }),
    db.execute<{ role: Role }>(sql`
      with accepted as (
        update invitations set accepted_at = now() where tenant_id = ${tenantId} and id = ${id} and ${condition}
        returning tenant_id, role
      ), joined as (
        insert into members (id, tenant_id, user_id, role)
        select gen_random_uuid(), tenant_id, ${userId}, role from accepted
        on conflict (tenant_id, user_id) do nothing
      )
      select coalesce(members.role, accepted.role) as role
      from accepted left join members on members.tenant_id = accepted.tenant_id and members.user_id = ${userId}`),
  ]);
  return accepted.rows[0]?.role;
}
