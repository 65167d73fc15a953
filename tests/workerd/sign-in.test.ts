import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { sessions } from "../../db/schema/sessions";
import { openReceiver, status } from "../../durable/webhook-outbox/receiver.fixture";
import * as passwords from "../../worker/auth/passwords";
import { cookieHeader, DASHBOARD, linkIn, mailsTo, newPerson, openBrowser, randomIp, signIn } from "./browser";
import { fetchGateway, makeTenant, manage } from "./support";

afterEach(() => vi.restoreAllMocks());

const SIGN_IN = "/auth/sign-in/email";
const COOKIE = "__Host-zapin.session_token";

/** Somebody whom the operator has added. */
async function addPerson(role: "user" | "operator" = "user") {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role });
  return person;
}

it("lets somebody whom the operator has added sign in, and knows them by their cookie", async () => {
  const person = await addPerson();
  const browser = openBrowser();
  await signIn(browser, person);
  const { body } = await browser.get("/auth/get-session");
  expect(body).toMatchObject({ user: { email: person.email, role: "user" } });
  expect((await browser.get("/api/me")).body).toMatchObject({ email: person.email, tenants: [] });
});

it("sets a cookie that scripts, other sites and plain connections cannot use, and says its secret nowhere else", async () => {
  const browser = openBrowser();
  const answer = await signIn(browser, await addPerson());
  const line = answer.headers.getSetCookie().find((text) => text.startsWith(COOKIE));
  expect(line?.split("; ").slice(1).sort()).toEqual([
    "HttpOnly",
    "Max-Age=1209600",
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  const token = decodeURIComponent(browser.cookies.get(COOKIE) ?? "").split(".")[0]!;
  expect(token.length).toBeGreaterThan(20);
  expect(JSON.stringify(answer.body)).not.toContain(token);
  expect(JSON.stringify((await browser.get("/auth/get-session")).body)).not.toContain(token);
});

it("answers a wrong password and an unknown person alike", async () => {
  const person = await addPerson();
  const wrong = await openBrowser().post(SIGN_IN, { ...person, password: "not-the-password" });
  const unknown = await openBrowser().post(SIGN_IN, newPerson());
  expect(wrong.status).toBe(401);
  const { requestId: _, ...body } = wrong.body;
  expect(unknown).toMatchObject({ status: 401, body });
  expect(unknown.headers.getSetCookie()).toEqual(wrong.headers.getSetCookie());
});

it("takes no outage of Postgres for an answer", async () => {
  const person = await addPerson();
  const browser = openBrowser();
  await signIn(browser, person);
  const { postgres } = openReceiver(status(200));
  postgres.isDown = true;
  const answers = [await openBrowser().post(SIGN_IN, person), await browser.get("/auth/get-session")];
  postgres.isDown = false;
  for (const { status: code, headers, body } of answers)
    expect([code, body.code, headers.get("retry-after")]).toEqual([503, "unavailable", "5"]);
  expect((await browser.get("/auth/get-session")).status).toBe(200);
});

it("keeps the password of somebody who is added twice", async () => {
  const person = await addPerson();
  await manage("PUT", "/operator/users", { ...person, password: crypto.randomUUID(), role: "operator" });
  await signIn(openBrowser(), person);
});

it("makes somebody the owner of a tenant that the operator names, once", async () => {
  const person = await addPerson();
  const tenantId = await makeTenant();
  for (let i = 0; i < 2; i++) await manage("PUT", "/operator/users", { ...person, owns: tenantId });
  const browser = openBrowser();
  await signIn(browser, person);
  expect((await browser.get("/api/me")).body.tenants).toMatchObject([{ id: tenantId, role: "owner" }]);
  const nowhere = manage("PUT", "/operator/users", { ...person, owns: crypto.randomUUID() });
  await expect(nowhere).rejects.toThrow("There is no such tenant.");
});

it("gives a new session at every sign-in, whatever cookie came along", async () => {
  const person = await addPerson();
  const [browser, attacker] = [openBrowser(), openBrowser()];
  await signIn(attacker, await addPerson());
  const planted = attacker.cookies.get(COOKIE)!;
  browser.cookies.set(COOKIE, planted);
  await signIn(browser, person);
  expect(browser.cookies.get(COOKIE)).not.toBe(planted);
  expect((await attacker.get("/api/me")).body.email).not.toBe(person.email);
});

it("ends a session at sign-out, also for whoever kept its cookie", async () => {
  const browser = openBrowser();
  await signIn(browser, await addPerson());
  const kept = cookieHeader(browser.cookies);
  expect((await browser.post("/auth/sign-out")).status).toBe(200);
  expect(browser.cookies.has(COOKIE)).toBe(false);
  expect((await openBrowser().get("/api/me", { cookie: kept })).status).toBe(401);
  expect((await openBrowser().get("/auth/get-session", { cookie: kept })).body).toBeNull();
});

it("resets a password by mail: once, and every session ends", async () => {
  const person = await addPerson();
  const browser = openBrowser();
  await signIn(browser, person);
  const asked = await openBrowser().post("/auth/request-password-reset", { email: person.email });
  const link = await linkIn(person.email, "reset-password");
  const token = new URLSearchParams(link.split("?")[1]).get("token");
  const newPassword = crypto.randomUUID();
  expect((await openBrowser().post("/auth/reset-password", { token, newPassword })).status).toBe(200);
  expect((await browser.get("/api/me")).status).toBe(401);
  expect((await openBrowser().post(SIGN_IN, person)).status).toBe(401);
  await signIn(openBrowser(), { email: person.email, password: newPassword });
  const again = await openBrowser().post("/auth/reset-password", { token, newPassword: crypto.randomUUID() });
  expect(again).toMatchObject({ status: 400, body: { code: "invalid_token" } });
  const unknown = await openBrowser().post("/auth/request-password-reset", { email: newPerson().email });
  expect([unknown.status, unknown.body]).toEqual([asked.status, asked.body]);
});

it("changes a password: other sessions end, and this one goes on under another cookie", async () => {
  const person = await addPerson();
  const [browser, other] = [openBrowser(), openBrowser()];
  await signIn(browser, person);
  await signIn(other, person);
  const before = cookieHeader(browser.cookies);
  const newPassword = crypto.randomUUID();
  const wrong = await browser.post("/api/me/password", { currentPassword: "wrong", newPassword });
  expect(wrong).toMatchObject({ status: 400, body: { errors: { currentPassword: [expect.any(String)] } } });
  const changed = await browser.post("/api/me/password", { currentPassword: person.password, newPassword });
  expect(changed.status).toBe(204);
  expect((await browser.get("/api/me")).status).toBe(200);
  expect((await other.get("/api/me")).status).toBe(401);
  expect((await openBrowser().get("/api/me", { cookie: before })).status).toBe(401);
  await signIn(openBrowser(), { ...person, password: newPassword });
});

it("shows where somebody is signed in, and ends one of them or all others", async () => {
  const person = await addPerson();
  const [here, there, elsewhere] = [openBrowser(), openBrowser(), openBrowser()];
  for (const browser of [here, there, elsewhere]) await signIn(browser, person);
  const { body } = await here.get("/api/me/sessions");
  expect(body.items).toHaveLength(3);
  expect(body.items.find((session: { isCurrent: boolean }) => session.isCurrent)).toMatchObject({
    ipAddress: here.ip,
    userAgent: "a browser",
  });
  const far = body.items.find((session: { ipAddress: string }) => session.ipAddress === there.ip);
  const stranger = openBrowser();
  await signIn(stranger, await addPerson());
  expect((await stranger.send("DELETE", `/api/me/sessions/${far.id}`)).status).toBe(404);
  expect((await here.send("DELETE", `/api/me/sessions/${far.id}`)).status).toBe(204);
  expect((await there.get("/api/me")).status).toBe(401);
  expect((await here.post("/api/me/sessions/revoke-others")).body).toEqual({ revoked: 1 });
  expect((await elsewhere.get("/api/me")).status).toBe(401);
  expect((await here.get("/api/me")).status).toBe(200);
});

it("knows nobody by a session that is over, and takes it away when they sign in again", async () => {
  const person = await addPerson();
  const browser = openBrowser();
  await signIn(browser, person);
  const { body } = await browser.get("/api/me/sessions");
  const { id } = body.items[0];
  const db = connect(env);
  await db
    .update(sessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(sessions.id, id));
  expect((await browser.get("/api/me")).status).toBe(401);
  await signIn(openBrowser(), person);
  expect(await db.select().from(sessions).where(eq(sessions.id, id))).toEqual([]);
});

it("refuses changes that another site makes a browser send", async () => {
  const person = await addPerson();
  const browser = openBrowser();
  await signIn(browser, person);
  for (const origin of ["https://evil.test", `${DASHBOARD}.evil.test`, "null", ""]) {
    const changed = await browser.send("PATCH", "/api/me", { name: "Mallory" }, { origin });
    expect(changed).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await browser.post("/auth/sign-out", {}, { origin })).status).toBe(403);
    expect((await openBrowser().post(SIGN_IN, person, { origin })).status).toBe(403);
  }
  expect((await browser.get("/api/me")).body.name).toBe(person.name);
});

it("sends nobody to another site", async () => {
  const person = await addPerson();
  for (const callbackURL of ["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
    const signedIn = await openBrowser().post(SIGN_IN, { ...person, callbackURL });
    expect(signedIn).toMatchObject({ status: 403, body: { code: "invalid_callback_url" } });
    const query = new URLSearchParams({ token: "x", callbackURL });
    const verified = await openBrowser().get(`/auth/verify-email?${query}`);
    expect(verified.status).toBe(403);
    expect(verified.headers.get("location")).toBeNull();
    const reset = { email: person.email, redirectTo: callbackURL };
    expect((await openBrowser().post("/auth/request-password-reset", reset)).status).toBe(403);
  }
  expect((await mailsTo(person.email)).length).toBe(0);
});

it("counts attempts by address, before it hashes anything", async () => {
  const hashes = vi.spyOn(passwords, "hashPassword");
  const ip = randomIp();
  const statuses: number[] = [];
  for (let i = 0; i < 45; i++) statuses.push((await openBrowser(ip).post(SIGN_IN, newPerson())).status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect(hashes).toHaveBeenCalledTimes(statuses.filter((status) => status === 401).length);
  expect((await openBrowser().post(SIGN_IN, await addPerson())).status).toBe(200);
});

it("counts attempts by account, from however many addresses, and whether it exists or not", async () => {
  for (const person of [await addPerson(), newPerson()]) {
    const hashes = [vi.spyOn(passwords, "hashPassword"), vi.spyOn(passwords, "verifyPassword")];
    const guess = { email: person.email.toUpperCase(), password: "a-wrong-password" };
    const statuses: number[] = [];
    let last = await openBrowser().post(SIGN_IN, guess);
    statuses.push(last.status);
    for (let i = 0; i < 60 && last.status !== 429; i++) {
      statuses.push((await openBrowser().post(SIGN_IN, guess)).status);
      last = await openBrowser().post(SIGN_IN, person); // the right password, where there is one
      statuses.push(last.status);
    }
    expect(last).toMatchObject({ status: 429, body: { code: "burst_exceeded" } });
    expect(last.headers.get("retry-after")).toBe("60");
    expect(last.headers.getSetCookie()).toEqual([]);
    // A hash for each attempt that was not refused, for a stranger's as for a customer's: as much work, and as long.
    const hashed = hashes.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    expect(hashed).toBe(statuses.filter((status) => status !== 429).length);
    vi.restoreAllMocks();
  }
});

it("knows nobody by a cookie, and no address by a header, on the public host", async () => {
  const browser = openBrowser();
  await signIn(browser, await addPerson("operator"));
  const headers = { cookie: cookieHeader(browser.cookies), "x-zapin-client-ip": "203.0.113.9", origin: DASHBOARD };
  expect((await fetchGateway("/api/me", { headers })).status).toBe(401);
  for (const path of [SIGN_IN, "/auth/sign-up/email", "/auth/get-session", "/auth/callback/google", "/auth/ok"]) {
    for (const method of ["GET", "POST"]) {
      expect((await fetchGateway(path, { method, headers })).status).toBe(404);
    }
  }
});

it("has no other doors of the library", async () => {
  const browser = openBrowser();
  await signIn(browser, await addPerson());
  const paths = ["update-user", "change-email", "delete-user", "list-sessions", "revoke-sessions", "ok", "error"];
  for (const path of [...paths, "change-password", "link-social", "verify-password", "two-factor/send-otp"]) {
    expect((await browser.post(`/auth/${path}`, {})).status).toBe(404);
    expect((await browser.get(`/auth/${path}`)).status).toBe(404);
  }
});

it("takes a session only as it was signed", async () => {
  const browser = openBrowser();
  await signIn(browser, await addPerson());
  const cookie = decodeURIComponent(browser.cookies.get(COOKIE)!);
  const [token, signature] = cookie.split(".") as [string, string];
  const altered = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
  const forged = [token, `${token}.`, `${token}.${"A".repeat(43)}=`, `${token}.${altered}`];
  for (const value of forged) {
    const { status } = await openBrowser().get("/api/me", { cookie: `${COOKIE}=${encodeURIComponent(value)}` });
    expect(status).toBe(401);
  }
});
