import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { ledgerName } from "../../lib/ledger-name";
import * as passwords from "../../worker/auth/passwords";
import { type Answer, linkIn, mailsTo, newOwner, newPerson, newTenant, openBrowser, randomIp, signIn } from "./browser";

afterEach(() => vi.restoreAllMocks());

const SIGN_UP = "/auth/sign-up/email";

it("takes somebody from the form to a tenant of their own, with both its ledgers", async () => {
  const { browser, person, tenantId } = await newOwner();
  const { body } = await browser.get("/api/me");
  expect(body).toMatchObject({ email: person.email, isOperator: false, hasSecondFactor: false, hasPassword: true });
  expect(body.tenants).toMatchObject([{ role: "owner", status: "active", locale: "id" }]);
  expect(body.wishedTenant).toBeNull();
  for (const mode of ["live", "test"] as const) {
    const books = await env.LEDGER.getByName(ledgerName(tenantId, mode)).books();
    expect(books).toBeTruthy();
  }
});

it("makes no tenant and lets nobody in before the address is proved", async () => {
  const browser = openBrowser();
  const person = newPerson();
  await browser.post(SIGN_UP, { ...person, tenant: newTenant() });
  const early = await browser.post("/auth/sign-in/email", person);
  expect(early).toMatchObject({ status: 403, body: { code: "email_not_verified" } });
  expect((await browser.get("/api/me")).status).toBe(401);
});

it("lets the browser in that signed up, once its link is opened there", async () => {
  const browser = openBrowser();
  const person = newPerson();
  await browser.post(SIGN_UP, { ...person, tenant: newTenant() });
  const link = await linkIn(person.email, "verify-email");
  const opened = await browser.get(link);
  expect([opened.status, opened.headers.get("location")]).toEqual([302, "/sign-in?verified=1"]);
  expect((await browser.get("/api/me")).body).toMatchObject({ email: person.email, tenants: [{ role: "owner" }] });
  await browser.post("/auth/sign-out");
  await browser.get(link);
  expect((await browser.get("/api/me")).status).toBe(401); // the link works once
});

it("does not sign in whoever else opens the link: the account may be somebody else's idea", async () => {
  const [attacker, owner] = [openBrowser(), openBrowser()];
  const person = newPerson();
  await attacker.post(SIGN_UP, { ...person, tenant: newTenant() });
  const opened = await owner.get(await linkIn(person.email, "verify-email"));
  expect([opened.status, opened.headers.get("location")]).toEqual([302, "/sign-in?verified=1"]);
  expect(opened.headers.getSetCookie()).toEqual([]);
  expect((await owner.get("/api/me")).status).toBe(401);
});

it("names the fields that do not fit, nested ones too", async () => {
  const tenant = { ...newTenant(), timeZone: "Mars/Olympus" };
  const { status, body } = await openBrowser().post(SIGN_UP, { name: "", email: "x", password: "short", tenant });
  expect(status).toBe(400);
  expect(Object.keys(body.errors).sort()).toEqual(["email", "name", "password", "tenant.timeZone"]);
});

it("answers an address that has an account as one that has none, and tells its owner by mail", async () => {
  const { person } = await newOwner();
  const intruder = openBrowser();
  const hashes = vi.spyOn(passwords, "hashPassword");
  const known = await intruder.post(SIGN_UP, { ...person, password: "another-password", tenant: newTenant() });
  const unknown = await intruder.post(SIGN_UP, { ...newPerson(), tenant: newTenant() });
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  expect(hashes).toHaveBeenCalledTimes(2); // the same work
  expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
  const cookieOf = ({ headers }: Answer) => headers.getSetCookie().map((line) => decodeURIComponent(line).length);
  expect(cookieOf(known)).toEqual(cookieOf(unknown));
  expect(await linkIn(person.email, "account-exists")).toBe("/sign-in");
  await signIn(openBrowser(), person); // the password is still theirs
});

it("keeps the operator's role out of reach of a form", async () => {
  const browser = openBrowser();
  const person = newPerson();
  await browser.post(SIGN_UP, { ...person, role: "operator", isOperator: true, tenant: newTenant() });
  await browser.get(await linkIn(person.email, "verify-email"));
  await signIn(browser, person);
  expect((await browser.get("/api/me")).body).toMatchObject({ isOperator: false });
});

it("mails the link again to somebody who lost it", async () => {
  const browser = openBrowser();
  const person = newPerson();
  await browser.post(SIGN_UP, { ...person, tenant: newTenant() });
  await linkIn(person.email, "verify-email");
  const answer = await browser.post("/auth/send-verification-email", { email: person.email });
  expect(answer.status).toBe(200);
  const kept = async () => (await mailsTo(person.email)).filter(({ kind }) => kind === "verify-email").length;
  while ((await kept()) < 2);
  const stranger = await browser.post("/auth/send-verification-email", { email: newPerson().email });
  expect([stranger.status, stranger.body]).toEqual([answer.status, answer.body]);
});

it("gives two tenants of one name two slugs", async () => {
  const name = `Kopi ${randomIp()}`;
  const { browser } = await newOwner();
  for (let i = 0; i < 2; i++) {
    const made = await browser.post("/api/me/tenants", { ...newTenant(), name });
    expect(made.status).toBe(201);
  }
  const { body } = await browser.get("/api/me");
  const slugs = body.tenants.filter((tenant: { name: string }) => tenant.name === name).map(slugOf);
  expect(new Set(slugs).size).toBe(2);
});

const slugOf = ({ slug }: { slug: string }) => slug;

it("offers the tenant of the form again when it could not be made, and makes it once", async () => {
  const { browser, person } = await newOwner();
  const { connect } = await import("../../db/client");
  const { users } = await import("../../db/schema/users");
  const { eq } = await import("drizzle-orm");
  const wished = { ...newTenant(), id: crypto.randomUUID() };
  await connect(env)
    .update(users)
    .set({ wishedTenant: wished as never })
    .where(eq(users.email, person.email));
  expect((await browser.get("/api/me")).body.wishedTenant).toMatchObject({ name: wished.name });
  const { id: _, ...form } = wished;
  const [first, second] = [await browser.post("/api/me/tenants", form), await browser.get("/api/me")];
  expect(first.body).toEqual({ id: wished.id });
  expect(second.body.wishedTenant).toBeNull();
  expect(second.body.tenants).toHaveLength(2);
});

it.each(["a\u0000b", "a\r\nBcc: b@example.com", "a\ud800"])(
  "takes no name like %j, nor any text that cannot be kept",
  async (name) => {
    const tenant = { ...newTenant(), name };
    const { status, body } = await openBrowser().post(SIGN_UP, { ...newPerson(), name, tenant });
    expect([status, Object.keys(body.errors).map((field) => field.split(".")[0])]).toEqual([400, ["name", "tenant"]]);
  },
);

it("answers a mistyped token, not an accident, to text that Postgres does not know", async () => {
  const newPassword = newPerson().password;
  const browser = openBrowser();
  const answers = [
    await browser.post("/auth/reset-password", { token: "a\u0000", newPassword }),
    await browser.post("/auth/reset-password?token=%00", { newPassword }),
    await browser.post("/auth/invitations/preview", { token: "\u0000" }),
    await browser.get("/auth/verify-email?token=%00"),
  ];
  for (const { status, body } of answers) expect([status, body.code]).toEqual([400, "invalid_request"]);
});

it.each(["+05:30", "-03:00"])("takes no offset for a time zone: %s", async (timeZone) => {
  const { status, body } = await openBrowser().post(SIGN_UP, { ...newPerson(), tenant: { ...newTenant(), timeZone } });
  expect([status, Object.keys(body.errors)]).toEqual([400, ["tenant.timeZone"]]);
});
