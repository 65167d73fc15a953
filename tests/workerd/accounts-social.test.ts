import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { auditLog } from "../../db/schema/audit-log";
import { users } from "../../db/schema/users";
import { config } from "../../worker/env";
import { type Browser, DASHBOARD, newPerson, newTenant, openBrowser, signIn } from "./browser";
import { manage } from "./support";

beforeEach(() => {
  config.github = { clientId: "our-client", clientSecret: "our-secret" };
});

afterEach(() => {
  config.github = undefined;
  vi.restoreAllMocks();
});

/** GitHub, for one visitor. What is not asked of it goes where it was meant to. */
function fakeGitHub({ email, verified = true }: { email: string; verified?: boolean }) {
  const real = globalThis.fetch;
  const profile = { id: crypto.randomUUID(), login: "siti", name: "Siti", email, avatar_url: "https://github.test/a" };
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input);
    if (href.startsWith("https://github.com/login/oauth/access_token")) return json({ access_token: "gho_token" });
    if (href === "https://api.github.com/user") return json(profile);
    if (href === "https://api.github.com/user/emails") return json([{ email, primary: true, verified }]);
    return real(input, init);
  });
}

const json = (body: unknown) => Promise.resolve(Response.json(body));

/** To GitHub, and back with its word. */
async function signInWithGitHub(browser: Browser) {
  const asked = await browser.post("/auth/sign-in/social", { provider: "github", callbackURL: "/welcome" });
  const there = new URL(asked.body.url);
  expect(there.origin).toBe("https://github.com");
  expect(there.searchParams.get("redirect_uri")).toBe(`${DASHBOARD}/auth/callback/github`);
  const query = new URLSearchParams({ code: "a-code", state: there.searchParams.get("state") ?? "" });
  return browser.get(`/auth/callback/github?${query}`);
}

it("offers what is configured, and nothing else", async () => {
  expect((await openBrowser().get("/auth/options")).body).toEqual({ google: false, github: true });
  const google = await openBrowser().post("/auth/sign-in/social", { provider: "google" });
  expect(google).toMatchObject({ status: 404, body: { code: "provider_not_found" } });
});

it("signs somebody up with GitHub, who then makes a tenant", async () => {
  const { email } = newPerson();
  const browser = openBrowser();
  fakeGitHub({ email });
  const back = await signInWithGitHub(browser);
  expect([back.status, back.headers.get("location")]).toEqual([302, "/welcome"]);
  expect((await browser.get("/api/me")).body).toMatchObject({ email, hasPassword: false, tenants: [] });
  expect((await browser.post("/api/me/tenants", newTenant())).status).toBe(201);
  expect((await browser.get("/api/me")).body.tenants).toMatchObject([{ role: "owner" }]);
});

it("lets in nobody whose address GitHub has not seen proved", async () => {
  const browser = openBrowser();
  fakeGitHub({ email: newPerson().email, verified: false });
  const back = await signInWithGitHub(browser);
  expect(back.headers.get("location")).toContain(`${DASHBOARD}/sign-in?error=`);
  expect((await browser.get("/api/me")).status).toBe(401);
});

it("gives an account to nobody who only claims its address at GitHub, and to its owner", async () => {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role: "user" });
  fakeGitHub({ email: person.email, verified: false });
  const intruder = openBrowser();
  await signInWithGitHub(intruder);
  expect((await intruder.get("/api/me")).status).toBe(401);
  vi.restoreAllMocks();
  fakeGitHub({ email: person.email });
  const owner = openBrowser();
  await signInWithGitHub(owner);
  expect((await owner.get("/api/me")).body).toMatchObject({ email: person.email, hasPassword: true });
});

it("tells in the audit log of each service that somebody can sign in with, and of no token", async () => {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role: "user" });
  fakeGitHub({ email: person.email });
  const browser = openBrowser();
  await signInWithGitHub(browser);
  await signInWithGitHub(openBrowser()); // known by now: nothing is new
  const { id } = (await browser.get("/api/me")).body;
  const told = await connect(env).select().from(auditLog).where(eq(auditLog.target, id)).orderBy(auditLog.id);
  const links = told.filter(({ action }) => action === "user.link_account");
  const who = { tenantId: null, actor: `user:${id}`, actorLabel: person.email, ip: browser.ip };
  expect(links).toMatchObject([{ ...who, after: { provider: "github" } }]);
  expect(JSON.stringify(told)).not.toContain("gho_token");
});

it("takes nobody back who did not go out from here", async () => {
  fakeGitHub({ email: newPerson().email });
  const browser = openBrowser();
  const asked = await browser.post("/auth/sign-in/social", { provider: "github" });
  const state = new URL(asked.body.url).searchParams.get("state") ?? "";
  for (const [visitor, query] of [
    [openBrowser(), { code: "a-code", state }], // another browser, brought here by somebody
    [browser, { code: "a-code", state: "invented" }],
  ] as const) {
    const back = await visitor.get(`/auth/callback/github?${new URLSearchParams(query)}`);
    expect(back.headers.get("location")).toContain(`${DASHBOARD}/sign-in?error=`);
    expect((await visitor.get("/api/me")).status).toBe(401);
  }
});

it("sends nobody from GitHub to another site", async () => {
  for (const field of ["callbackURL", "errorCallbackURL", "newUserCallbackURL"]) {
    const body = { provider: "github", [field]: "https://evil.test" };
    expect((await openBrowser().post("/auth/sign-in/social", body)).status).toBe(403);
  }
});

it("is no way around a second factor", async () => {
  const person = newPerson();
  await manage("PUT", "/operator/users", { ...person, role: "user" });
  await signIn(openBrowser(), person);
  await connect(env).update(users).set({ twoFactorEnabled: true }).where(eq(users.email, person.email));
  fakeGitHub({ email: person.email });
  const browser = openBrowser();
  const back = await signInWithGitHub(browser);
  expect(back.headers.get("location")).toBe(`${DASHBOARD}/sign-in?error=second_factor_required`);
  expect((await browser.get("/api/me")).status).toBe(401);
});
