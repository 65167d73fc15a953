import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { findAccess } from "../../db/queries/access";
import { isAtLeast, Role } from "../../lib/contract/role";
import { Problem } from "../../lib/problem";
import type { ApiEnv } from "../api/api-env";
import { type Identity, identifyActor } from "./identify-actor";

/** At least this role in the path's tenant; an operator; or anybody who is signed in. */
export type Access = Role | "operator" | "user";

/** The one place where `/api` decides who may do what. */
export const authorize = (access: Access) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    const identity = await identifyActor(c);
    if (!identity) throw new Problem("unauthenticated", "Sign in, or send an API key.");
    if (access === "operator") checkOperator(identity);
    else if (access === "user") checkUser(identity);
    else await enterTenant(c, identity, access);
    c.set("actor", identity.actor);
    await next();
  });

function checkOperator({ isOperator, hasSecondFactor }: Identity): void {
  if (!isOperator) throw new Problem("forbidden", "Only operators may do this.");
  if (!hasSecondFactor)
    throw new Problem("second_factor_required", "Operators need a second factor. Set one up first.");
}

function checkUser({ actor }: Identity): void {
  if (actor.kind !== "user") throw new Problem("forbidden", "Only a signed-in person may do this.");
}

/** A tenant one has no part in does not exist. */
async function enterTenant(c: Context<ApiEnv>, identity: Identity, least: Role): Promise<void> {
  const tenantId = c.req.param("tenantId") ?? "";
  const role = await roleIn(c, identity, tenantId);
  if (!role) throw new Problem("not_found", "There is no such tenant.");
  if (!isAtLeast(role, least)) throw new Problem("forbidden", `This needs the role "${least}"; yours is "${role}".`);
  identity.actor.role = role;
  c.set("tenantId", tenantId);
}

async function roleIn(c: Context<ApiEnv>, { actor, keyTenantId }: Identity, tenantId: string) {
  if (!UUID.test(tenantId)) return undefined;
  if (actor.kind === "operator") return "owner";
  if (actor.kind === "key") return keyTenantId === tenantId ? "developer" : undefined;
  const access = await findAccess(c.var.db, tenantId, actor.id);
  if (access?.impersonated) actor.label = `${actor.label} (operator)`;
  return access && Role.parse(access.role);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
