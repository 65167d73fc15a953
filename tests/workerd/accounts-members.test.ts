import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../db/client";
import { auditLog } from "../../db/schema/audit-log";
import { invitations } from "../../db/schema/invitations";
import { members } from "../../db/schema/members";
import { tenants } from "../../db/schema/tenants";
import type { Role } from "../../lib/contract/role";
import { type Browser, linkIn, mailsTo, newOwner, newPerson, openBrowser, type Person, signIn } from "./browser";

/** An owner whose plan has room for others. */
async function newTeam() {
  const owner = await newOwner();
  await setPlan(owner.tenantId, "scale");
  return { ...owner, members: `/api/tenants/${owner.tenantId}/members`, invitations: invitationsOf(owner.tenantId) };
}

const invitationsOf = (tenantId: string) => `/api/tenants/${tenantId}/invitations`;

const setPlan = (tenantId: string, planId: string) =>
  connect(env).update(tenants).set({ planId }).where(eq(tenants.id, tenantId));

/** Invites somebody who has no account yet; gives the token in their mail. */
async function invite(browser: Browser, path: string, role: Role, email = newPerson().email) {
  const made = await browser.post(path, { email, role });
  expect(made.status).toBe(201);
  return { email, id: made.body.id as string, token: await tokenFor(email) };
}

const tokenFor = async (email: string) =>
  new URLSearchParams((await linkIn(email, "invitation")).split("?")[1]).get("token") ?? "";

/** Somebody who has joined through an invitation. */
async function join(browser: Browser, path: string, role: Role) {
  const { email, token } = await invite(browser, path, role);
  const person = { ...newPerson(), email };
  const signedUp = await openBrowser().post("/auth/sign-up/email", { ...person, invitation: token });
  expect(signedUp).toMatchObject({ status: 202, body: { next: "ready" } });
  return signedInAs(person);
}

async function signedInAs(person: Person) {
  const browser = openBrowser();
  await signIn(browser, person);
  const { body } = await browser.get("/api/me");
  return { browser, person, userId: body.id as string };
}

it("takes somebody who is invited straight into the tenant, and into no other", async () => {
  const team = await newTeam();
  const { token, email } = await invite(team.browser, team.invitations, "developer");
  const preview = await openBrowser().post("/auth/invitations/preview", { token });
  expect(preview.body).toMatchObject({ email, role: "developer" });
  const person = { ...newPerson(), email };
  await openBrowser().post("/auth/sign-up/email", { ...person, invitation: token });
  const { browser } = await signedInAs(person);
  const { body } = await browser.get("/api/me");
  expect(body.tenants).toMatchObject([{ id: team.tenantId, role: "developer" }]);
  expect((await team.browser.get(team.members)).body.items).toHaveLength(2);
  expect((await team.browser.get(team.invitations)).body.items).toEqual([]);
});

it("lets somebody who has an account accept, by the mail or from their own page", async () => {
  const team = await newTeam();
  const [one, two] = [await newOwner(), await newOwner()];
  const { token } = await invite(team.browser, team.invitations, "viewer", one.person.email);
  const joined = await one.browser.post("/api/me/invitations/accept", { token });
  expect(joined).toMatchObject({ status: 200, body: { tenantId: team.tenantId, role: "viewer" } });
  const { id } = await invite(team.browser, team.invitations, "admin", two.person.email);
  expect((await two.browser.get("/api/me")).body.invitations).toMatchObject([{ id, role: "admin" }]);
  expect((await two.browser.post("/api/me/invitations/accept", { id })).status).toBe(200);
  expect((await two.browser.get(team.members)).body.items).toHaveLength(3);
});

it("answers used, expired, revoked, declined, foreign and invented tokens alike", async () => {
  const team = await newTeam();
  const stranger = await newOwner();
  const guest = await newOwner();
  const { person, browser } = guest;
  const tokens = {
    invented: crypto.randomUUID(),
    foreign: (await invite(team.browser, team.invitations, "viewer")).token,
  };
  const accept = (token: string) => browser.post("/api/me/invitations/accept", { token });

  const declined = await invite(team.browser, team.invitations, "viewer", person.email);
  expect((await browser.post("/api/me/invitations/decline", { token: declined.token })).status).toBe(204);
  const revoked = await inviteAgain(team, person.email, declined.token);
  expect((await team.browser.send("DELETE", `${team.invitations}/${revoked.id}`)).status).toBe(204);
  const renewed = await inviteAgain(team, person.email, revoked.token);
  expect((await team.browser.post(`${team.invitations}/${renewed.id}/resend`)).status).toBe(204);
  const current = await newerToken(person.email, renewed.token);
  const past = { expiresAt: new Date(0) };
  await connect(env).update(invitations).set(past).where(eq(invitations.id, renewed.id));
  const dead = {
    ...tokens,
    declined: declined.token,
    revoked: revoked.token,
    replaced: renewed.token,
    expired: current,
  };
  for (const [name, token] of Object.entries(dead)) {
    expect(await accept(token), name).toMatchObject({ status: 404, body: { code: "not_found" } });
    const early = { ...newPerson(), email: person.email, invitation: token };
    expect((await openBrowser().post("/auth/sign-up/email", early)).status, name).toBe(404);
  }
  expect((await team.browser.get(team.invitations)).body.items).toContainEqual(
    expect.objectContaining({ id: renewed.id, isExpired: true }),
  );
  await team.browser.post(`${team.invitations}/${renewed.id}/resend`);
  const alive = await newerToken(person.email, current);
  expect((await stranger.browser.post("/api/me/invitations/accept", { token: alive })).status).toBe(404);
  expect((await accept(alive)).status).toBe(200);
  expect((await accept(alive)).status).toBe(404);
});

async function inviteAgain(team: Awaited<ReturnType<typeof newTeam>>, email: string, before: string) {
  const made = await team.browser.post(team.invitations, { email, role: "viewer" });
  expect(made.status).toBe(201);
  return { id: made.body.id as string, token: await newerToken(email, before) };
}

async function newerToken(email: string, before: string): Promise<string> {
  for (;;) {
    const token = await tokenFor(email);
    if (token !== before) return token;
  }
}

it("answers an invitation to a known address and to an unknown one alike", async () => {
  const team = await newTeam();
  const known = (await newOwner()).person.email;
  const answers = [];
  for (const email of [known, newPerson().email]) {
    const { status, body } = await team.browser.post(team.invitations, { email, role: "viewer" });
    answers.push({ status, keys: Object.keys(body), invitedBy: body.invitedBy });
  }
  expect(answers[0]).toEqual(answers[1]);
});

it("lets nobody give, change or take a role above their own", async () => {
  const team = await newTeam();
  const admin = await join(team.browser, team.invitations, "admin");
  const developer = await join(team.browser, team.invitations, "developer");
  const owner = (await team.browser.get("/api/me")).body.id;
  const invitedOwner = await admin.browser.post(team.invitations, { email: newPerson().email, role: "owner" });
  expect(invitedOwner).toMatchObject({ status: 403, body: { code: "forbidden" } });
  const changes: [string, Role][] = [
    [developer.userId, "owner"],
    [admin.userId, "owner"],
    [owner, "viewer"],
  ];
  for (const [userId, role] of changes) {
    expect((await admin.browser.send("PATCH", `${team.members}/${userId}`, { role })).status).toBe(403);
  }
  expect((await admin.browser.send("DELETE", `${team.members}/${owner}`)).status).toBe(403);
  expect((await developer.browser.send("DELETE", `${team.members}/${admin.userId}`)).status).toBe(403);
  expect((await developer.browser.get(team.invitations)).status).toBe(403);
  expect((await developer.browser.send("PATCH", `${team.members}/${developer.userId}`, { role: "admin" })).status).toBe(
    403,
  );
  const ownerInvite = await invite(team.browser, team.invitations, "owner");
  expect((await admin.browser.post(`${team.invitations}/${ownerInvite.id}/resend`)).status).toBe(403);
});

it("changes what a member may do from their next request on", async () => {
  const team = await newTeam();
  const member = await join(team.browser, team.invitations, "admin");
  expect((await member.browser.get(team.invitations)).status).toBe(200);
  expect((await team.browser.send("PATCH", `${team.members}/${member.userId}`, { role: "viewer" })).status).toBe(204);
  expect((await member.browser.get(team.invitations)).status).toBe(403);
  expect((await team.browser.send("DELETE", `${team.members}/${member.userId}`)).status).toBe(204);
  expect((await member.browser.get(team.members)).status).toBe(404);
  expect((await member.browser.get("/api/me")).body.tenants).toEqual([]);
});

it("keeps an owner, whoever leaves or is changed, also when two go at once", async () => {
  const team = await newTeam();
  const first = (await team.browser.get("/api/me")).body.id;
  expect(await team.browser.send("DELETE", `${team.members}/${first}`)).toMatchObject({ status: 409 });
  expect((await team.browser.send("PATCH", `${team.members}/${first}`, { role: "admin" })).status).toBe(409);
  const second = await join(team.browser, team.invitations, "owner");
  const statuses = await Promise.all([
    team.browser.send("DELETE", `${team.members}/${first}`).then(({ status }) => status),
    second.browser.send("DELETE", `${team.members}/${second.userId}`).then(({ status }) => status),
  ]);
  expect(statuses.sort()).toEqual([204, 409]);
});

it("shows another tenant's members and invitations to nobody", async () => {
  const team = await newTeam();
  const { id } = await invite(team.browser, team.invitations, "viewer");
  const other = await newOwner();
  const asked = [
    other.browser.get(team.members),
    other.browser.get(team.invitations),
    other.browser.post(team.invitations, { email: newPerson().email, role: "viewer" }),
    other.browser.send("DELETE", `${team.invitations}/${id}`),
    other.browser.send("DELETE", `${invitationsOf(other.tenantId)}/${id}`),
    other.browser.post(`${invitationsOf(other.tenantId)}/${id}/resend`),
  ];
  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(404);
  expect((await team.browser.get(team.invitations)).body.items).toHaveLength(1);
});

it("has no more members than the plan, counting those who are invited", async () => {
  const owner = await newOwner(); // on the free plan, which is for one
  const path = invitationsOf(owner.tenantId);
  const alone = await owner.browser.post(path, { email: newPerson().email, role: "viewer" });
  expect(alone).toMatchObject({ status: 402, body: { code: "payment_required" } });
  await setPlan(owner.tenantId, "starter"); // for three
  const guests = [await invite(owner.browser, path, "viewer"), await invite(owner.browser, path, "viewer")];
  expect((await owner.browser.post(path, { email: newPerson().email, role: "viewer" })).status).toBe(402);
  await setPlan(owner.tenantId, "free");
  const { email, token } = guests[0]!;
  const late = await openBrowser().post("/auth/sign-up/email", { ...newPerson(), email, invitation: token });
  expect(late.status).toBe(402);
  await setPlan(owner.tenantId, "starter"); // nothing was left half done
  const paid = await openBrowser().post("/auth/sign-up/email", { ...newPerson(), email, invitation: token });
  expect(paid.status).toBe(202);
});

it("invites an address once, and sends again instead", async () => {
  const team = await newTeam();
  const { email } = await invite(team.browser, team.invitations, "viewer");
  const twice = await team.browser.post(team.invitations, { email: email.toUpperCase(), role: "admin" });
  expect(twice).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(await mailsTo(email)).toHaveLength(1);
});

it("invites nobody who belongs already, in whatever case their address is written", async () => {
  const team = await newTeam();
  const { person } = await join(team.browser, team.invitations, "viewer");
  for (const email of [person.email, person.email.toUpperCase(), team.person.email]) {
    const { status, body } = await team.browser.post(team.invitations, { email, role: "admin" });
    expect([status, body.code, Object.keys(body.errors)]).toEqual([409, "conflict", ["email"]]);
  }
  expect((await team.browser.get(team.invitations)).body.items).toEqual([]);
});

it("tells somebody who became an owner meanwhile that they are one, whatever the invitation says", async () => {
  const team = await newTeam();
  const guest = await newOwner();
  const { token } = await invite(team.browser, team.invitations, "viewer", guest.person.email);
  const { id: userId } = (await guest.browser.get("/api/me")).body;
  const row = { id: crypto.randomUUID(), tenantId: team.tenantId, userId, role: "owner" as const };
  await connect(env).insert(members).values(row);
  const joined = await guest.browser.post("/api/me/invitations/accept", { token });
  expect(joined).toMatchObject({ status: 200, body: { tenantId: team.tenantId, role: "owner" } });
});

it("writes down who did what to whom, and no token", async () => {
  const team = await newTeam();
  const member = await join(team.browser, team.invitations, "viewer");
  await team.browser.send("PATCH", `${team.members}/${member.userId}`, { role: "admin" });
  await member.browser.send("DELETE", `${team.members}/${member.userId}`);
  const lines = await connect(env)
    .select()
    .from(auditLog)
    .where(eq(auditLog.tenantId, team.tenantId))
    .orderBy(auditLog.id);
  const actions = lines.map(({ action }) => action);
  expect(actions).toEqual(["tenant.create", "invitation.create", "member.join", "member.change_role", "member.leave"]);
  expect(lines[3]).toMatchObject({ before: { role: "viewer" }, after: { role: "admin" }, ip: team.browser.ip });
  expect(JSON.stringify(lines)).not.toMatch(/token|[0-9a-f]{64}/);
});
