import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { ledgerName } from "../../../lib/ledger-name";
import { callWith } from "../support";
import { asKey, auditOf, makeHouse, makeKey, makeMember, makeOperator, makePerson, manage } from "./support";

const snapshotOf = async (tenantId: string) => (await env.LEDGER.getByName(ledgerName(tenantId, "live")).snapshot())!;

it("shows the tenant with its plan, and how much of each standing limit is used", async () => {
  const { owner, path, tenantId } = await makeHouse();
  await makeKey(tenantId, { mode: "live" });
  const { body, headers } = await owner.ask("GET", path);
  expect(body).toMatchObject({
    id: tenantId,
    timeZone: "Asia/Jakarta",
    planId: "scale",
    plan: { name: "Scale" },
    standing: { keys: { limit: 200, used: 1 }, members: { limit: 100, used: 1 }, instances: { used: 0 } },
    suspendedBecause: null,
  });
  const tag = headers.get("etag")!;
  expect(tag).toBe(`"${body.version}"`);
  expect((await owner.ask("GET", path, undefined, { "if-none-match": tag })).status).toBe(304);
});

it("changes the profile: only the version that was meant, and its ledgers know before the answer", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const { version } = (await owner.ask("GET", path)).body;
  const tag = `"${version}"`;
  const changed = await owner.ask("PATCH", path, { timeZone: "America/Sao_Paulo" }, { "if-match": tag });
  expect(changed).toMatchObject({ status: 200, body: { timeZone: "America/Sao_Paulo", version: version + 1 } });
  expect((await snapshotOf(tenantId)).tenant.timeZone).toBe("America/Sao_Paulo");
  const late = await owner.ask("PATCH", path, { name: "Other" }, { "if-match": tag });
  expect(late).toMatchObject({ status: 412, body: { code: "version_mismatch" } });
  expect((await owner.ask("GET", path)).body.name).toBe("Toko Uji");
  expect(await auditOf(tenantId)).toMatchObject([
    { action: "tenant.update", before: { timeZone: "Asia/Jakarta" }, after: { timeZone: "America/Sao_Paulo" } },
    { action: "tenant.put" },
  ]);
});

it("lets only one of many who change the same version win", async () => {
  const { owner, path } = await makeHouse();
  const { version } = (await owner.ask("GET", path)).body;
  const names = Array.from({ length: 5 }, (_, index) => `Toko ${index}`);
  const tries = names.map((name) => owner.ask("PATCH", path, { name }, { "if-match": `"${version}"` }));
  const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 412, 412, 412, 412]);
});

it("suspends a tenant: no calls, no changes, but a look around, and its keys can still be revoked", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const { key, id } = await makeKey(tenantId);
  const operator = await makeOperator();
  const suspension = `/operator${path}/suspension`;
  const suspended = await operator.ask("POST", suspension, { reason: "Spam was reported" });
  expect(suspended).toMatchObject({
    status: 200,
    body: { status: "suspended", suspension: { statusBefore: "active" } },
  });
  expect((await snapshotOf(tenantId)).tenant.status).toBe("suspended");
  expect((await callWith(key)("GET", "/instance/fetchInstances")).body).toMatchObject({ code: "tenant_suspended" });

  expect((await owner.ask("GET", path)).body).toMatchObject({ suspendedBecause: "Spam was reported" });
  for (const ask of [owner.ask, asKey(key)]) {
    const refused = await ask("POST", `${path}/keys`, { name: "x", mode: "test" });
    expect(refused).toMatchObject({ status: 403, body: { code: "tenant_suspended" } });
  }
  expect((await owner.ask("DELETE", `${path}/keys/${id}`)).status).toBe(204);

  // A second reason replaces the first, and the way back stays the same.
  await operator.ask("POST", suspension, { reason: "Spam was proved" });
  const lifted = await operator.ask("DELETE", suspension);
  expect(lifted.body).toMatchObject({ status: "active", suspension: null });
  expect((await snapshotOf(tenantId)).tenant.status).toBe("active");
  const actions = (await auditOf(tenantId)).map(({ action, actor }) => `${action} ${actor}`);
  expect(actions).toContain(`tenant.suspend operator:${operator.id}`);
  expect(actions).toContain(`tenant.unsuspend operator:${operator.id}`);
});

it("lets an operator act in a tenant for a while, under a name that the tenant can read", async () => {
  const { owner, path, tenantId } = await makeHouse();
  const operator = await makeOperator();
  const impersonation = `/operator${path}/impersonation`;
  expect((await operator.ask("GET", path)).status).toBe(404);
  expect((await operator.ask("POST", impersonation, { reason: "Ticket 812", minutes: 61 })).status).toBe(400);
  const started = await operator.ask("POST", impersonation, { reason: "Ticket 812", minutes: 10 });
  expect(started.status).toBe(201);
  expect((await operator.ask("POST", impersonation, { reason: "Ticket 812" })).status).toBe(409);

  expect((await operator.ask("GET", "/me")).body).toMatchObject({
    tenants: [],
    impersonations: [{ id: tenantId, reason: "Ticket 812", endsAt: started.body.endsAt }],
  });

  expect((await operator.ask("PATCH", path, { name: "Toko Baru" })).status).toBe(200);
  expect((await operator.ask("DELETE", impersonation)).status).toBe(204);
  expect((await operator.ask("DELETE", impersonation)).status).toBe(204);
  expect((await operator.ask("PATCH", path, { name: "Toko Lama" })).status).toBe(404);
  expect((await operator.ask("GET", "/me")).body.impersonations).toEqual([]);

  const entries = (await owner.ask("GET", `${path}/audit`)).body.items;
  const actor = `operator:${operator.id}`;
  expect(entries).toMatchObject([
    { action: "impersonation.end", actor },
    { action: "tenant.update", actor, actorLabel: operator.email, after: { name: "Toko Baru" } },
    { action: "impersonation.start", actor, after: { reason: "Ticket 812" } },
    { action: "tenant.put", actor: "operator:token" },
  ]);
  expect(tenantId).toBeTruthy();
});

it("lets nobody impersonate without a second factor, nor the operator's token", async () => {
  const { path } = await makeHouse();
  const body = { reason: "Ticket 812" };
  const unproved = await makePerson({ role: "operator" });
  expect((await unproved.ask("POST", `/operator${path}/impersonation`, body)).body.code).toBe("second_factor_required");
  await expect(manage("POST", `/operator${path}/impersonation`, body)).rejects.toThrow("403");
});

it("knows no tenant that does not exist, whoever asks", async () => {
  const { owner } = await makeHouse();
  const path = `/tenants/${crypto.randomUUID()}`;
  expect((await owner.ask("GET", path)).status).toBe(404);
  await expect(manage("GET", path)).rejects.toThrow("404");
  await expect(manage("GET", "/tenants/not-an-id")).rejects.toThrow("404");
});

it("sets a plan and what a tenant has instead of it, for its ledger at once", async () => {
  const { path, tenantId } = await makeHouse();
  await manage("PUT", `/operator${path}/plan`, { planId: "starter", override: { limits: { message_send: 7 } } });
  expect((await snapshotOf(tenantId)).tenant.plan).toMatchObject({
    name: "Starter",
    limits: { message_send: 7, api_call: 200_000 },
  });
  await expect(manage("PUT", `/operator${path}/plan`, { planId: "golden" })).rejects.toThrow("400");
});

it("changes a plan for those who have it", async () => {
  const { path, tenantId } = await makeHouse();
  const scale = await manage<{ definition: object }>("GET", "/operator/plans/scale");
  const id = `p-${crypto.randomUUID()}`;
  await manage("POST", "/operator/plans", { id, definition: { ...scale.definition, name: "Special" } });
  await expect(manage("POST", "/operator/plans", { id, definition: scale.definition })).rejects.toThrow("409");
  await manage("PUT", `/operator${path}/plan`, { planId: id });
  const definition = { ...scale.definition, name: "Special", features: ["proxy"] };
  const changed = await manage<object>("PATCH", `/operator/plans/${id}`, { definition, active: false });
  expect(changed).toMatchObject({ active: false, version: 2 });
  expect((await snapshotOf(tenantId)).tenant.plan.features).toEqual(["proxy"]);
});

it("finds tenants and people", async () => {
  const { tenantId, owner } = await makeHouse();
  const found = async (query: string) => (await manage<{ items: { id: string }[] }>("GET", `/operator/${query}`)).items;
  expect(await found(`tenants?search=${tenantId}`)).toMatchObject([{ id: tenantId }]);
  expect(await found(`tenants?search=t-${tenantId.slice(0, 20)}`)).toMatchObject([{ id: tenantId }]);
  expect(await found("tenants?search=100%25")).toEqual([]);
  expect(await found(`users?search=${owner.id}`)).toMatchObject([{ id: owner.id, email: owner.email }]);
  const first = await manage<{ items: unknown[]; nextCursor: string }>("GET", "/operator/tenants?limit=1");
  const second = await manage<{ items: unknown[] }>("GET", `/operator/tenants?limit=1&cursor=${first.nextCursor}`);
  expect(second.items).not.toEqual(first.items);
});

it("lets a viewer look and nothing else", async () => {
  const { path, tenantId } = await makeHouse();
  const viewer = await makeMember(tenantId, "viewer");
  expect((await viewer.ask("GET", path)).status).toBe(200);
  expect((await viewer.ask("PATCH", path, { name: "x" })).body).toMatchObject({ code: "forbidden", status: 403 });
});
