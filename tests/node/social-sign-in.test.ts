import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeFor, type Profile } from "./support/providers.ts";
import { DASHBOARD, openSocialDoor, type Visitor } from "./support/social-door.ts";

// Signing in by way of another service on the worker as it is deployed: parts of the library are not in its bundle.

let door: Awaited<ReturnType<typeof openSocialDoor>>;
beforeAll(async () => {
  door = await openSocialDoor();
});
afterAll(() => door?.close());

const newProfile = (changes: Partial<Profile> = {}): Profile => ({
  id: Math.floor(Math.random() * 2 ** 40),
  name: "Siti",
  email: `${randomUUID()}@example.com`,
  verified: true,
  ...changes,
});

/** To the provider, and back with its word. */
async function signIn({ ask }: Visitor, provider: string, profile: Profile) {
  const asked = await ask("POST /auth/sign-in/social", { provider, callbackURL: "/welcome" });
  expect(asked.status, asked.text).toBe(200);
  const there = new URL(asked.body.url);
  expect(there.searchParams.get("redirect_uri")).toBe(`${DASHBOARD}/auth/callback/${provider}`);
  const query = new URLSearchParams({ code: codeFor(profile, there), state: there.searchParams.get("state") ?? "" });
  return ask(`GET /auth/callback/${provider}?${query}`);
}

describe.each(["github", "google"])("with %s", (provider) => {
  it("somebody new has an account and makes a tenant, and is known when they come again", async () => {
    const profile = newProfile();
    const [browser, another] = [door.openBrowser(), door.openBrowser()];
    const back = await signIn(browser, provider, profile);
    expect([back.status, back.headers.location], back.text).toEqual([302, "/welcome"]);
    const { body: me } = await browser.ask("GET /api/me");
    expect(me).toMatchObject({ email: profile.email, name: "Siti", hasPassword: false, tenants: [] });
    const tenant = { name: "Toko", region: "apac", timeZone: "Asia/Jakarta", locale: "id" };
    expect((await browser.ask("POST /api/me/tenants", tenant)).status).toBe(201);
    await signIn(another, provider, profile);
    expect((await another.ask("GET /api/me")).body).toMatchObject({ id: me.id, tenants: [{ role: "owner" }] });
    const { rows } = await door.postgres.query(
      "select provider_id, access_token, refresh_token, id_token from accounts where user_id = $1",
      [me.id],
    );
    expect(rows).toEqual([{ provider_id: provider, access_token: null, refresh_token: null, id_token: null }]);
  });

  it("nobody comes in whose address it has not seen proved, or with a word it refuses", async () => {
    const unproved = door.openBrowser();
    const back = await signIn(unproved, provider, newProfile({ verified: false }));
    expect(back.headers.location).toContain(`${DASHBOARD}/sign-in?error=`);
    expect((await unproved.ask("GET /api/me")).status).toBe(401);

    const { ask } = door.openBrowser();
    const { body } = await ask("POST /auth/sign-in/social", { provider });
    const state = new URL(body.url).searchParams.get("state") ?? "";
    const stolen = codeFor(newProfile(), new URL("https://elsewhere.test/?code_challenge=another"));
    const refused = await ask(`GET /auth/callback/${provider}?${new URLSearchParams({ code: stolen, state })}`);
    expect(refused.headers.location).toContain(`${DASHBOARD}/sign-in?error=`);
    expect((await ask("GET /api/me")).status).toBe(401);
  });
});

it("the library's doors that are not in the bundle do not exist", async () => {
  const { ask } = door.openBrowser();
  await signIn({ ask }, "github", newProfile());
  for (const line of [
    "POST /auth/link-social",
    "POST /auth/unlink-account",
    "GET /auth/list-accounts",
    "POST /auth/change-email",
    "POST /auth/delete-user",
    "POST /auth/set-password",
    "GET /auth/error",
  ]) {
    const answer = await ask(line, line.startsWith("POST") ? {} : undefined);
    expect([answer.status, answer.body.code], line).toEqual([404, "not_found"]);
  }
});
