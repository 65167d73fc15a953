import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../worker/v1/routes";
import { ask, expectNothingDone, expectRefusal, makeVictim, type Victim } from "./refusals";
import { callWith, fetchGateway } from "./support";

let victim: Victim;

beforeAll(async () => {
  victim = await makeVictim();
});

afterAll(() => expectNothingDone(victim));

const GOOD = JSON.stringify({ number: "5511999990001", text: "oi" });

describe("a route that does not exist", () => {
  const PATHS = [
    "/message",
    "/message/",
    "/message/sendText",
    "/message/sendText/",
    "/message/sendText/a/b",
    "/message/sendText//",
    "//message/sendText/a",
    "/message//sendText/a",
    "/message/sendText%2Fa",
    "/message%2FsendText/a",
    "/messages/sendText/a",
    "/message/sendText;x=1/a",
    "/instance/fetchInstances/a",
    "/instance/create/a",
    "/store/a",
    "/socket.io/",
    "/webhook/x",
    "/.env",
    "/constructor",
    "/__proto__/x",
    "/toString/valueOf/a",
    `/${"a".repeat(8_000)}`,
    "/%00",
    "/%0d%0aX-Injected:%201",
    "/\u00e9\u{1f600}",
  ];

  it.each(PATHS)("%s answers 404 in Evolution's words", async (path) => {
    const answer = await ask(victim, { path, body: GOOD });
    expectRefusal(answer, "not_found", path);
    const [message] = answer.body.response.message;
    expect(message).toMatch(/^Cannot POST \/[!-~]*$/);
    expect(message.length).toBeLessThan(250);
  });

  it("says nothing of the query that its JSON could not carry, and cuts it off", async () => {
    const answer = await ask(victim, { path: `/nothing?a="<script>\\&b=${"x".repeat(5_000)}`, body: GOOD });
    expectRefusal(answer, "not_found");
    expect(answer.body.response.message[0]).not.toMatch(/[<>"\\]/);
    expect(answer.text.length).toBeLessThan(600);
  });
});

describe("a method that the route does not have", () => {
  const METHODS = ["GET", "PUT", "DELETE", "PATCH"];

  it.each(METHODS)("%s on a route of another method answers 404 in Evolution's words", async (method) => {
    const known = new Set(ROUTES.filter((route) => route.method === method).map(({ path }) => path));
    for (const { path } of ROUTES.filter((route) => route.method !== method && !known.has(route.path))) {
      if (path.endsWith("/*") || path === "/") continue;
      const asked = path.replace(":instanceName", victim.name).replace(/:\w+/g, "x");
      const answer = await ask(victim, { method, path: asked, ...(method !== "GET" && { body: "{}" }) });
      // A POST row may have a namesake with a parameter in the place of its name.
      expectRefusal(answer, "not_found", `${method} ${asked}`);
    }
  });

  it("HEAD is not GET: it starts no pairing and has no body", async () => {
    for (const path of [
      `/instance/connect/${victim.name}`,
      `/instance/connectionState/${victim.name}`,
      "/instance/fetchInstances",
    ]) {
      const response = await fetchGateway(`/v1${path}`, { method: "HEAD", headers: { apikey: victim.key } });
      expect(response.status).toBe(404);
      expect(await response.text()).toBe("");
    }
  });
});

describe("a name", () => {
  const TOO_LONG = [
    "a".repeat(256),
    "a".repeat(10_000),
    "%61".repeat(300),
    encodeURIComponent("\u{1f600}".repeat(200)),
  ];

  it.each(TOO_LONG)("of more than 255 characters is refused (%#)", async (name) => {
    for (const path of [`/message/sendText/${name}`, `/typebot/fetch/${name}/${victim.name}`]) {
      const answer = await ask(victim, {
        method: path.startsWith("/typebot") ? "GET" : "POST",
        path,
        ...(path.startsWith("/message") && { body: GOOD }),
      });
      expectRefusal(answer, "invalid_request", path.slice(0, 60));
    }
  });

  const MALFORMED = ["%", "%zz", "%c0%af", "%ff", "%ed%a0%80", "%e2%82", "a%2", "%u0041", "%2e%2e", ".%2e"];

  it.each(MALFORMED)("with a broken escape, or that walks through the path, is refused: %s", async (name) => {
    expectRefusal(
      await ask(victim, { path: `/message/sendText/${name}`, body: GOOD }),
      ["invalid_request", "not_found"],
      name,
    );
  });

  const ODD = [
    "a%2Fb",
    "..%2f..%2finstance%2fcreate",
    "x%00",
    "%0d%0aSet-Cookie:%20a=b",
    "a%3FinstanceName=b",
    "a%23b",
    "a%5cb",
    "constructor",
    "__proto__",
    "%F0%9F%98%80",
    "*",
    "a%20b",
  ];

  it.each(ODD)("that nobody has is 404, whatever it is made of: %s", async (name) => {
    const response = await fetchGateway(`/v1/message/sendText/${name}`, {
      method: "POST",
      headers: { apikey: victim.key, "content-type": "application/json" },
      body: GOOD,
    });
    const text = await response.text();
    expectRefusal({ status: response.status, text, body: JSON.parse(text) }, "not_found", name);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("that no path could carry cannot be created", async () => {
    const names = [
      "",
      ".",
      "..",
      "a".repeat(101),
      "a\nb",
      "a\0b",
      "\u007f",
      "\ud800",
      "\u{1f600}".repeat(60),
      "\u0085",
    ];
    for (const instanceName of names) {
      const body = JSON.stringify({ instanceName, integration: "WHATSAPP-BAILEYS" });
      expectRefusal(
        await ask(victim, { path: "/instance/create", body }),
        "invalid_request",
        JSON.stringify(instanceName).slice(0, 60),
      );
    }
  });
});

describe("a header", () => {
  it("Idempotency-Key takes 1 to 255 visible ASCII characters", async () => {
    for (const key of ["", " ", "a b", "a\tb", "k".repeat(256), "k".repeat(10_000), "\u00e9", "a\u007fb"]) {
      const answer = await ask(victim, {
        path: `/message/sendText/${victim.name}`,
        body: GOOD,
        headers: { "idempotency-key": key },
      });
      expectRefusal(answer, "invalid_request", JSON.stringify(key).slice(0, 60));
    }
  });

  it("with a key that is none answers 401, however it looks", async () => {
    const { key } = victim;
    const keys = [
      "x",
      "zpn_test_",
      "zpn_live_x",
      `${key}x`,
      key.slice(0, -1),
      key.toUpperCase(),
      `${key},${key}`,
      "a".repeat(10_000),
      "null",
      "__proto__",
      key.replace("test", "live"),
    ];
    for (const wrong of keys) {
      const { status, body } = await callWith(wrong)("POST", `/message/sendText/${victim.name}`, GOOD);
      expect(status, wrong.slice(0, 60)).toBe(401);
      expect(body).toMatchObject({
        status: 401,
        error: "Unauthorized",
        response: { message: "Unauthorized" },
        code: "unauthenticated",
      });
    }
  });

  it("in another scheme, in the query or in the body is no key", async () => {
    const { key } = victim;
    for (const authorization of [`Basic ${btoa(`${key}:`)}`, `apikey ${key}`, key, "Bearer", "Bearer "]) {
      const response = await fetchGateway("/v1/instance/fetchInstances", { headers: { authorization } });
      expect(response.status, authorization).toBe(401);
    }
    expect((await fetchGateway(`/v1/instance/fetchInstances?apikey=${key}`)).status).toBe(401);
  });

  it("may be as odd as it likes where we do not read it", async () => {
    const headers = {
      "x-forwarded-host": "evil.example",
      "x-original-url": "/manager",
      "x-http-method-override": "DELETE",
      "x-instance-name": "other",
      expect: "nothing",
      range: "bytes=0-1",
      "if-none-match": "*",
      accept: "text/html;q=x",
      cookie: "a=b; ".repeat(500),
    };
    const { status, body } = await callWith(victim.key)("GET", "/no/such/route", undefined, headers);
    expect(status).toBe(404);
    expect(body.response.message).toEqual(["Cannot GET /no/such/route"]);
  });
});
