import { type AppLoadContext, redirect } from "@remix-run/cloudflare";
import type { Me } from "../../lib/contract/account";
import { isAtLeast, type Role } from "../../lib/contract/role";
import type { Mode } from "../../lib/contract/tenant";
import { type ApiClient, attempt, connectApi, problemResponse } from "./api.server";
import { readPreference, rememberPreference } from "./preferences.server";
import { SIGNED_OUT_HEADER } from "./signed-out";

export interface UserSession {
  api: ApiClient;
  me: Me;
}

/** A tenant that the person may look at: their own, or one in which they act as an operator. */
export type TenantOfMe = Me["tenants"][number] & { impersonation?: { reason: string; endsAt: string } };

export interface TenantSession extends UserSession {
  tenant: TenantOfMe;
  tenantId: string;
  mode: Mode;
  /** May this person do what needs at least this role? Only for drawing: the worker decides. */
  may: (least: Role) => boolean;
}

/** Several loaders of one page ask the same question: it is asked once. The key lives as long as the request. */
const asked = new WeakMap<AppLoadContext, Promise<Me | undefined>>();

/** Whoever is signed in, or undefined. */
export async function findUser(request: Request, context: AppLoadContext): Promise<UserSession | undefined> {
  const api = connectApi(request, context);
  const known = request.method === "GET" ? asked.get(context) : undefined;
  const question = known ?? askMe(api);
  if (request.method === "GET") asked.set(context, question);
  const me = await question;
  return me && { api, me };
}

async function askMe(api: ApiClient): Promise<Me | undefined> {
  const result = await attempt(api.me.$get());
  if (result.ok) return result.data;
  if (result.problem.status === 401) return undefined;
  throw problemResponse(result.problem);
}

/** Who is not signed in goes to do so, and comes back to this page. */
export async function requireUser(request: Request, context: AppLoadContext): Promise<UserSession> {
  const session = await findUser(request, context);
  if (session) return session;
  const { pathname, search } = new URL(request.url);
  // A form that was lost cannot be sent again by a link: the page it was on can.
  const next = request.method === "GET" ? `${pathname}${search}` : pathname;
  const toSignIn = next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
  throw redirect(toSignIn, { headers: { [SIGNED_OUT_HEADER]: "1" } });
}

/** The tenant and the mode that the person looks at. Whoever has none yet is led to make one; operators need none. */
export async function requireTenant(request: Request, context: AppLoadContext): Promise<TenantSession> {
  const session = await requireUser(request, context);
  followLink(request, session.me);
  const tenant = chosenTenant(request, session.me);
  if (!tenant) throw redirect(session.me.isOperator ? "/operator" : "/welcome");
  const mode = chosenMode(request);
  return { ...session, tenant, tenantId: tenant.id, mode, may: (least) => isAtLeast(tenant.role, least) };
}

/** A link in a letter names its tenant. From then on the person looks at that one, if it is theirs. */
function followLink({ url, method }: Request, me: Me): void {
  const { pathname, searchParams } = new URL(url);
  const named = searchParams.get("tenant");
  if (named === null || method !== "GET") return;
  searchParams.delete("tenant");
  const isTheirs = tenantsOf(me).some(({ id }) => id === named);
  const init = isTheirs ? { headers: { "set-cookie": rememberPreference("tenant", named) } } : {};
  throw redirect(searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname, init);
}

/** The one chosen last in this browser, else the first of one's own. */
export function chosenTenant(request: Request, me: Me): TenantOfMe | undefined {
  const chosen = readPreference(request, "tenant");
  return tenantsOf(me).find(({ id }) => id === chosen) ?? me.tenants[0];
}

/** The person's own tenants, then those they act in. Who is a member acts as one. */
export function tenantsOf({ tenants, impersonations }: Me): TenantOfMe[] {
  const own = new Set(tenants.map(({ id }) => id));
  const others = impersonations.filter(({ id }) => !own.has(id));
  return [
    ...tenants,
    ...others.map(({ reason, endsAt, ...tenant }) => ({
      ...tenant,
      role: "admin" as const,
      impersonation: { reason, endsAt },
    })),
  ];
}

/** Newcomers start where nothing can go wrong. */
export const chosenMode = (request: Request): Mode => (readPreference(request, "mode") === "live" ? "live" : "test");

/** For the operator's area: to everybody else it does not exist. */
export async function requireOperator(request: Request, context: AppLoadContext): Promise<UserSession> {
  const session = await requireUser(request, context);
  if (session.me.isOperator) return session;
  throw problemResponse({ code: "not_found", status: 404, detail: "There is no such page.", requestId: "" });
}
