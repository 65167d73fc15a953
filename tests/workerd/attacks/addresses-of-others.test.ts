import { afterEach, expect, it, vi } from "vitest";
import { config } from "../../../worker/env";
import { type Browser, linkIn, mailsTo, newPerson, newTenant, openBrowser, type Person, signIn } from "../browser";
import { manage } from "../support";

afterEach(() => {
  config.github = undefined;
  vi.restoreAllMocks();
});

const SIGN_UP = "/auth/sign-up/email";
const PASSWORD = "the-intruder's-own-password";

/** Somebody makes an account with another's address, which they cannot prove. */
async function takeEarly({ email }: Person): Promise<{ intruder: Browser; link: string }> {
  const intruder = openBrowser();
  await intruder.post(SIGN_UP, { name: "Mallory", email, password: PASSWORD, tenant: newTenant() });
  return { intruder, link: await linkIn(email, "verify-email") };
}

/** The link of the newest mail, which is another than the ones before. */
async function nextLink({ email }: Person, known: string): Promise<string> {
  for (;;) {
    const link = await linkIn(email, "verify-email");
    if (link !== known) return link;
  }
}

const statusOf = async (browser: Browser, person: { email: string; password: string }) =>
  (await browser.post("/auth/sign-in/email", person)).status;

it("an account made early with another's address is gone once its owner signs up, whichever mail they follow", async () => {
  const person = newPerson();
  const { intruder, link } = await takeEarly(person);
  const owner = openBrowser();
  await owner.post(SIGN_UP, { ...person, tenant: newTenant() });
  const own = await nextLink(person, link);

  const stale = await owner.get(link);
  expect(stale.headers.get("location")).toContain("error=INVALID_TOKEN");
  await owner.get(own);
  expect((await owner.get("/api/me")).body).toMatchObject({ email: person.email, name: person.name });
  expect((await intruder.get("/api/me")).status).toBe(401);
  expect(await statusOf(intruder, { email: person.email, password: PASSWORD })).toBe(401);
  await signIn(openBrowser(), person);
});

it("so it is once an operator makes the owner one of them", async () => {
  const person = newPerson();
  const { intruder, link } = await takeEarly(person);
  const made = await manage("PUT", "/operator/users", { ...person, role: "operator" });
  expect(made).toMatchObject({ isNew: true });
  await openBrowser().get(link);
  expect(await statusOf(intruder, { email: person.email, password: PASSWORD })).toBe(401);
  await signIn(openBrowser(), person);
});

it("nobody is made at a service's word that has not seen the address proved: the owner's own account is no way in", async () => {
  const person = newPerson();
  const intruder = openBrowser();
  config.github = { clientId: "our-client", clientSecret: "our-secret" };
  fakeGitHub(person.email);
  expect(await comeFromGitHub(intruder)).toContain("error=email_not_verified");
  expect(await mailsTo(person.email)).toEqual([]);

  const owner = openBrowser();
  await owner.post(SIGN_UP, { ...person, tenant: newTenant() });
  await owner.get(await linkIn(person.email, "verify-email"));
  await signIn(owner, person);
  await comeFromGitHub(intruder);
  expect((await intruder.get("/api/me")).status).toBe(401);
});

/** GitHub, where somebody has written down an address that they have not proved. */
function fakeGitHub(email: string): void {
  const real = globalThis.fetch;
  const profile = { id: crypto.randomUUID(), login: "mallory", name: "Mallory", email };
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const { href } = new URL(input instanceof Request ? input.url : input);
    if (href.startsWith("https://github.com/login/oauth/access_token")) return json({ access_token: "gho_token" });
    if (href === "https://api.github.com/user") return json(profile);
    if (href === "https://api.github.com/user/emails") return json([{ email, primary: true, verified: false }]);
    return real(input, init);
  });
}

const json = (body: unknown) => Promise.resolve(Response.json(body));

async function comeFromGitHub(browser: Browser): Promise<string> {
  const { body } = await browser.post("/auth/sign-in/social", { provider: "github", callbackURL: "/welcome" });
  const state = new URL(body.url).searchParams.get("state") ?? "";
  const back = await browser.get(`/auth/callback/github?${new URLSearchParams({ code: "a-code", state })}`);
  return back.headers.get("location") ?? "";
}
