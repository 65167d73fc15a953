import { expect, it } from "vitest";
import { connectApi } from "./api.server";
import { guard } from "./guard.server";
import { nextPath } from "./next-path";
import { rememberPreference } from "./preferences.server";

/** The worker behind the dashboard: it notes what it is asked. */
function newWorker() {
  const asked: string[] = [];
  const fetch = async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`);
    return Response.json({});
  };
  return { asked, env: { API: { fetch }, GATEWAY_URL: "https://gateway.test", ENVIRONMENT: "test" } };
}

const PAGE = "https://dashboard.test";
const page = () => new Response("a page");

it.each(["/.//evil.example", "/./\\evil.example", "/x/..//evil.example", "/\t/evil.example", "//evil.example"])(
  "a link that signs in and then goes to %j stays here",
  (next) => {
    expect(new URL(nextPath(next), PAGE).origin).toBe(PAGE);
  },
);

it.each([
  "/share/..%2Fme%2Fsessions%2Frevoke-others",
  "/instances/..%5C..%5Cme",
  "/instances/0193d5a0%3F",
  "/instances/0193d5a0%23",
  "/share/%252e%252e",
])("a link to %s opens no page whose buttons ask for something else", async (path) => {
  const { env } = newWorker();
  expect((await guard(new Request(PAGE + path), env, page)).status).toBe(404);
});

it("a page is kept by no cache that others use, unless it says so itself", async () => {
  const policy = async (made: Response) => {
    const answer = await guard(new Request(PAGE), newWorker().env, () => made);
    return answer.headers.get("cache-control");
  };
  expect(await policy(page())).toBe("private, no-cache");
  expect(await policy(new Response("", { headers: { "cache-control": "no-store" } }))).toBe("no-store");
});

it("an id of a form that climbs out of its path reaches nothing in the worker", async () => {
  for (const token of ["../me/sessions/revoke-others", "%2e%2e/me", "a/../../me", "..\\me", "a#b"]) {
    const { env, asked } = newWorker();
    const api = connectApi(new Request(PAGE), { cloudflare: { env } } as never);
    const call = api.share[":token"].$post({ param: { token }, json: {} });
    await expect(call).rejects.toMatchObject({ status: 404 });
    expect(asked).toEqual([]);
  }
});

it("an id that is one is asked for as before", async () => {
  const { env, asked } = newWorker();
  const api = connectApi(new Request(PAGE), { cloudflare: { env } } as never);
  await api.share[":token"].$get({ param: { token: "abc234" } });
  expect(asked).toEqual(["GET /api/share/abc234"]);
});

it("cookies of the dashboard never leave it in the clear once it is reached over https", async () => {
  const { env } = newWorker();
  const answer = () =>
    new Response(null, {
      headers: [
        ["set-cookie", rememberPreference("theme", "dark")],
        ["set-cookie", "a=b; Secure"],
      ],
    });
  const cookiesAt = async (url: string) => (await guard(new Request(url), env, answer)).headers.getSetCookie();
  expect(await cookiesAt(PAGE)).toEqual([expect.stringMatching(/^theme=dark;.*; Secure$/), "a=b; Secure"]);
  expect((await cookiesAt("http://127.0.0.1:8788"))[0]).not.toContain("Secure");
});

it("what is no form reaches no page, and neither does what pages do not answer to", async () => {
  const { env } = newWorker();
  const own = { origin: PAGE };
  const send = async (path: string, init: RequestInit) =>
    (await guard(new Request(PAGE + path, { ...init, headers: { ...own, ...init.headers } }), env, page)).status;
  for (const type of ["text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=x"]) {
    expect(await send("/keys", { method: "POST", body: "{}", headers: { "content-type": type } })).toBe(400);
  }
  expect(await send("/keys", { method: "POST" })).toBe(400);
  for (const method of ["PUT", "PATCH", "DELETE"]) expect(await send("/keys", { method })).toBe(405);
  expect(await send("/keys", { method: "POST", body: new URLSearchParams({ intent: "create" }) })).toBe(200);
  expect(await send("/live-ticket", { method: "POST" })).toBe(200);
});

it("another site's form changes nothing, whatever it leaves out", async () => {
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    {},
  ]) {
    const { env, asked } = newWorker();
    const sent = new Request(`${PAGE}/auth/sign-out`, { method: "POST", headers: headers as Record<string, string> });
    expect((await guard(sent, env, page)).status).toBe(403);
    expect(asked).toEqual([]);
  }
});
