import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { findAccess } from "../../db/queries/access";
import { findTenantStatus } from "../../db/queries/tenants";
import { isAtLeast, type Role } from "../../lib/contract/role";
import type { TenantStatus } from "../../lib/contract/tenant";
import { isUuid } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";
import type { Actor } from "../services/context";
import { type Identity, identifyActor } from "./identify-actor";
import { limitCalls } from "./limit-calls";

/**
 * At least this role in the path's tenant; an operator; anybody who is signed in; or whoever has the secret that stands in the
 * path itself, which the service behind it checks. Behind the last there is no actor.
 */
export type Access = Role | "operator" | "user" | "token";

interface Requirement {
  access: Access;
  /** A change that members of a suspended tenant may make all the same. */
  whileSuspended?: boolean;
}

/** The one place where `/api` decides who may do what. */
export const authorize = (requirement: Requirement) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const { access } = requirement;
    const identity = access === "token" ? undefined : await identifyActor(c);
    limitCalls(c, identity);
    if (access === "token") return next();
    if (!identity) throw new Problem("unauthenticated", "Sign in, or send an API key.");
    c.set("actor", await admit(c, identity, { ...requirement, access }));
    return next();
  });

type ActorRequirement = Requirement & { access: Exclude<Access, "token"> };

async function admit(c: Context<ApiEnv>, identity: Identity, requirement: ActorRequirement): Promise<Actor> {
  const { access } = requirement;
  if (access === "operator") return asOperator(identity);
  if (access === "user") return asUser(identity);
  const tenantId = c.req.param("tenantId")?.toLowerCase() ?? "";
  const standing = isUuid(tenantId) ? await standingIn(c, identity, tenantId) : undefined;
  // A tenant one has no part in does not exist.
  if (!standing) throw new Problem("not_found", "There is no such tenant.");
  const { actor, role, status } = standing;
  if (!isAtLeast(role, access)) {
    throw new Problem("forbidden", `This needs the role "${access}"; yours is "${role}".`);
  }
  if (status === "suspended") refuseChange(c, actor, requirement);
  c.set("tenantId", tenantId);
  return { ...actor, role };
}

function asOperator({ actor, isOperator, hasSecondFactor }: Identity): Actor {
  if (!isOperator) throw new Problem("forbidden", "Only operators may do this.");
  requireSecondFactor(hasSecondFactor);
  return { ...actor, kind: "operator" };
}

function requireSecondFactor(hasSecondFactor: boolean): void {
  if (hasSecondFactor) return;
  throw new Problem("second_factor_required", "Operators need a second factor. Set one up first.");
}

function asUser({ actor }: Identity): Actor {
  if (actor.kind !== "user") throw new Problem("forbidden", "Only a signed-in person may do this.");
  return actor;
}

/** What somebody is in a tenant. */
interface Standing {
  actor: Actor;
  role: Role;
  status: TenantStatus;
}

async function standingIn(c: Context<ApiEnv>, identity: Identity, tenantId: string): Promise<Standing | undefined> {
  const { actor, key, hasSecondFactor } = identity;
  if (actor.kind === "operator") {
    const status = await findTenantStatus(c.var.db, tenantId);
    return status && { actor, role: "owner", status };
  }
  if (key) return key.tenantId === tenantId ? { actor, role: "developer", status: key.status } : undefined;
  const access = await findAccess(c.var.db, tenantId, actor.id);
  if (!access?.impersonated) return access && { actor, role: access.role, status: access.status };
  requireSecondFactor(hasSecondFactor);
  // Whoever reads the tenant's audit log is to see that it was not one of them.
  return { actor: { ...actor, kind: "operator" }, role: access.role, status: access.status };
}

/** A suspended tenant can be looked at and left, and its keys be revoked; all else waits. */
function refuseChange(c: Context<ApiEnv>, actor: Actor, { whileSuspended = false }: Requirement): void {
  const isRead = c.req.method === "GET" || c.req.method === "HEAD";
  const isPlatform = actor.kind === "operator" && actor.id === OPERATOR_TOKEN_ID;
  if (isRead || whileSuspended || isPlatform) return;
  throw new Problem("tenant_suspended", "This account is suspended: nothing can be changed until that is lifted.");
}

/** Who the operator's token is, in the audit log. */
const OPERATOR_TOKEN_ID = "token";
