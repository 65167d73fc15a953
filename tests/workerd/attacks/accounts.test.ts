import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { auditLog } from "../../../db/schema/audit-log";
import { users } from "../../../db/schema/users";
import { databaseHooks } from "../../../worker/auth/database-hooks";
import { impersonate } from "../../../worker/services/operators/impersonate";
import { asKey, auditOf, db, join, makeHouse, makeKey, makeMember, makeOperator, makePerson } from "../api/support";
import { newTenant } from "../browser";
import { fetchGateway, manage } from "../support";

afterEach(() => vi.restoreAllMocks());

it("a token of Google's that somebody brings along is no way around a second factor either", async () => {
  const redirect = vi.fn((to: string) => new Error(to));
  const findUserById = async () => ({ id: "u", twoFactorEnabled: true });
  const adapter = { deleteMany: async () => 0 };
  const begin = (path: string) =>
    databaseHooks.session?.create?.before?.(
      { userId: "u" } as never,
      { path, redirect, context: { adapter, internalAdapter: { findUserById } } } as never,
    );
  for (const path of ["/sign-in/social", "/callback/google"]) {
    await expect(begin(path)).rejects.toThrow("second_factor_required");
  }
  await expect(begin("/two-factor/verify-totp")).resolves.toBeUndefined();
});

it("an operator who began to act in a tenant twice at one moment is out of it after stopping once", async () => {
  const { tenantId, path } = await makeHouse();
  const operator = await makeOperator();
  const actor = { kind: "operator", id: operator.id, label: operator.email, ip: null } as const;
  const begin = () => impersonate({ db, env, actor }, tenantId, { reason: "a ticket", minutes: 60 });
  await Promise.allSettled([begin(), begin(), begin()]);
  expect((await operator.ask("GET", path)).status).toBe(200);
  expect((await operator.ask("DELETE", `/operator/tenants/${tenantId}/impersonation`)).status).toBe(204);
  expect((await operator.ask("GET", path)).status).toBe(404);
  const actions = (await auditOf(tenantId)).map(({ action }) => action);
  const count = (wanted: string) => actions.filter((action) => action === wanted).length;
  expect(count("impersonation.end")).toBe(count("impersonation.start"));
});

it("a demoted operator is out of the tenants that they acted in, and so is one who gave up the second factor", async () => {
  const { tenantId, path } = await makeHouse();
  const operator = await makeOperator();
  await operator.ask("POST", `/operator/tenants/${tenantId}/impersonation`, { reason: "a ticket", minutes: 60 });
  expect((await operator.ask("GET", path)).status).toBe(200);
  await db.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, operator.id));
  expect((await operator.ask("GET", path)).body.code).toBe("second_factor_required");
  await db.update(users).set({ twoFactorEnabled: true, role: "user" }).where(eq(users.id, operator.id));
  expect((await operator.ask("GET", path)).status).toBe(404);
});

it("somebody who asks for many tenants at one moment owns no more than anybody else", async () => {
  const person = await makePerson();
  const asked = await Promise.all(Array.from({ length: 9 }, () => person.ask("POST", "/me/tenants", newTenant())));
  expect(asked.filter(({ status }) => status === 201)).toHaveLength(5);
  expect(asked.filter(({ body }) => body.code === "limit_reached")).toHaveLength(4);
  expect((await person.ask("GET", "/me")).body.tenants).toHaveLength(5);
});

it("one invitation taken at many moments at once makes one member, and no second person", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const guest = await makePerson();
  const invited = await owner.ask("POST", `${path}/invitations`, { email: guest.email, role: "viewer" });
  const stranger = await makePerson();
  const take = (who: typeof guest) => who.ask("POST", "/me/invitations/accept", { id: invited.body.id });
  const answers = await Promise.all([take(guest), take(stranger), take(guest), take(stranger)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const { items } = await manage<{ items: { email: string }[] }>("GET", `/tenants/${tenantId}/members`);
  expect(items.map(({ email }) => email).sort()).toEqual([owner.email, guest.email].sort());
  expect((await auditOf(tenantId)).filter(({ action }) => action === "member.join")).toHaveLength(1);
});

it("nobody raises themselves, makes an owner of a friend, or pushes out who stands above them", async () => {
  const { tenantId, owner, path } = await makeHouse();
  for (const role of ["viewer", "developer", "admin"] as const) {
    const person = await makeMember(tenantId, role);
    const change = (id: string, to: string) => person.ask("PATCH", `${path}/members/${id}`, { role: to });
    expect((await change(person.id, "owner")).status).toBe(403);
    expect((await change(owner.id, "viewer")).status).toBe(403);
    expect((await person.ask("DELETE", `${path}/members/${owner.id}`)).status).toBe(403);
    const invited = { email: "friend@example.com", role: "owner" };
    expect((await person.ask("POST", `${path}/invitations`, invited)).status).toBe(403);
  }
  const { key } = await makeKey(tenantId);
  expect((await asKey(key)("DELETE", `${path}/members/${owner.id}`)).status).toBe(403);
});

it("an ex-member is out at once, by session and by an invitation kept from before", async () => {
  const { tenantId, owner, path } = await makeHouse();
  const gone = await makePerson();
  const invited = await owner.ask("POST", `${path}/invitations`, { email: gone.email, role: "admin" });
  await gone.ask("POST", "/me/invitations/accept", { id: invited.body.id });
  expect((await gone.ask("GET", path)).status).toBe(200);
  expect((await owner.ask("DELETE", `${path}/members/${gone.id}`)).status).toBe(204);
  expect((await gone.ask("GET", path)).status).toBe(404);
  expect((await gone.ask("POST", "/me/invitations/accept", { id: invited.body.id })).status).toBe(404);
  await join(tenantId, gone, "viewer");
  expect((await gone.ask("GET", `${path}/invitations`)).status).toBe(403);
});

it("somebody who took over a session leaves a trace of what they change of its person", async () => {
  const person = await makePerson();
  await person.ask("PATCH", "/me", { name: "Eve" });
  await person.ask("POST", "/me/sessions/revoke-others");
  const [session] = (await person.ask("GET", "/me/sessions")).body.items;
  await person.ask("DELETE", `/me/sessions/${session.id}`);
  expect((await person.ask("GET", "/me")).status).toBe(401);
  const lines = await db.select().from(auditLog).where(eq(auditLog.target, person.id)).orderBy(auditLog.id);
  expect(lines.map(({ action }) => action)).toEqual(["user.update", "user.end_other_sessions", "user.end_session"]);
  expect(new Set(lines.map(({ actor }) => actor))).toEqual(new Set([`user:${person.id}`]));
});

it("fields that a body should not have change nothing", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const person = await makePerson();
  const extra = { role: "operator", isOperator: true, emailVerified: true, twoFactorEnabled: true, id: owner.id };
  const me = (await person.ask("GET", "/me")).body;
  const { body: said } = await person.ask("PATCH", "/me", { name: "Ani", ...extra });
  expect(Object.keys(said.errors)).toEqual(Object.keys(extra));
  expect((await person.ask("GET", "/me")).body).toEqual(me);
  const before = (await owner.ask("GET", path)).body;
  const wished = { planId: "enterprise", planOverride: {}, status: "active", region: "weur", version: 99, slug: "x" };
  expect((await owner.ask("PATCH", path, { name: "Toko Dua", ...wished })).status).toBe(400);
  expect((await owner.ask("GET", path)).body).toEqual(before);
  const foreign = { tenantId: crypto.randomUUID(), id: crypto.randomUUID(), hash: "x", calls30Days: 1 };
  const made = await owner.ask("POST", `${path}/keys`, { name: "k", mode: "test", scopes: ["read"], ...foreign });
  const kept = await manage<{ items: { id: string }[] }>("GET", `/tenants/${tenantId}/keys`);
  expect(kept.items.map(({ id }) => id)).toEqual([made.body.id]);
});

it.each([
  "//api/me",
  "/%61pi/me",
  "/API/me",
  "/v1/../api/me",
  "/v1/%2e%2e/api/me",
  "/api//me",
  "/api/./me",
  "/api/me/",
  "/api/me%2f..%2foperator/tenants",
  "/api;x/operator/tenants",
])("the public door shows %s to nobody, whatever the headers say of who asks", async (path) => {
  const said = {
    "x-zapin-client-ip": "127.0.0.1",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-host": "dashboard.test",
    "x-zapin-admission": "{}",
    "x-original-url": "/health",
    origin: "https://dashboard.test",
    cookie: "__Host-zapin.session_token=forged.signature",
  };
  const answer = await fetchGateway(path, { headers: said });
  expect([401, 404]).toContain(answer.status);
});

it("a session's cookie opens nothing on the public door", async () => {
  const person = await makePerson();
  let cookie = "";
  const { exports } = await import("cloudflare:workers");
  vi.spyOn(exports.Dashboard, "fetch").mockImplementationOnce(async (request) => {
    cookie = (request as Request).headers.get("cookie") ?? "";
    return Response.json({});
  });
  await person.ask("GET", "/me");
  expect(cookie).toContain("session_token");
  const headers = { cookie, origin: "https://dashboard.test", "x-zapin-client-ip": "203.0.113.5" };
  expect((await fetchGateway("/api/me", { headers })).status).toBe(401);
  expect((await fetchGateway("/auth/get-session", { headers })).status).toBe(404);
});
