import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { sandboxFetch } from ".";
import { call, create, freshName, read } from "./client.fixture";

const unauthorized = { status: 401, error: "Unauthorized", response: { message: "Unauthorized" } };

it("answers 401 without a key, with a wrong one, and with another instance's token", async () => {
  const { name } = await create();
  const other = await create();
  for (const key of [null, "nope", other.token]) {
    expect(await call(`GET /instance/connectionState/${name}`, undefined, key)).toEqual({
      status: 401,
      body: unauthorized,
    });
  }
});

it("takes an instance's own token for its own path", async () => {
  const { name, token } = await create();
  expect(await call(`GET /instance/connectionState/${name}`, undefined, token)).toEqual({
    status: 200,
    body: { instance: { instanceName: name, state: "close" } },
  });
});

it("says that an instance does not exist before it asks for a key", async () => {
  const ghost = freshName();
  expect(await call(`GET /instance/connectionState/${ghost}`, undefined, null)).toEqual({
    status: 404,
    body: { status: 404, error: "Not Found", response: { message: [`The "${ghost}" instance does not exist`] } },
  });
});

it("says that a name is taken before it asks for a key", async () => {
  const { name } = await create();
  expect(await call("POST /instance/create", { instanceName: name }, null)).toEqual({
    status: 403,
    body: { status: 403, error: "Forbidden", response: { message: [`This name "${name}" is already in use.`] } },
  });
});

it("creates with the global key only", async () => {
  const { token } = await create();
  const body = { instanceName: freshName(), integration: "WHATSAPP-BAILEYS" };
  expect((await call("POST /instance/create", body, token)).body).toEqual(unauthorized);
});

it.each([
  ["GET /nope/route"],
  ["PATCH /instance/create"],
  ["PUT /instance/restart/x"],
  ["POST /message/sendButton/x?a=1"],
])("does not know %s", async (route) => {
  expect(await call(route, undefined, null)).toEqual({
    status: 404,
    body: { status: 404, error: "Not Found", response: { message: [`Cannot ${route}`] } },
  });
});

it("matches literals in any case, with a trailing slash and an escaped name", async () => {
  const spaced = `v236 sp ace ${freshName()}`;
  const { name } = await create();
  await call("POST /instance/create", { instanceName: spaced, integration: "WHATSAPP-BAILEYS" });
  expect((await call(`GET /Instance/ConnectionState/${name}/`)).status).toBe(200);
  expect((await call(`GET /instance/connectionState/${encodeURIComponent(spaced)}`)).body).toEqual({
    instance: { instanceName: spaced, state: "close" },
  });
});

it("refuses a malformed escape as Express does", async () => {
  expect((await call("GET /instance/connectionState/%E0%A4%A")).body).toMatchObject({
    status: 400,
    error: "Internal Server Error",
  });
});

it("answers a body that is no JSON before it looks at the route", async () => {
  const request = new Request("https://sandbox.invalid/instance/create", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"instanceName": ',
  });
  const { status, body } = await read(await sandboxFetch(env, request));
  expect(status).toBe(400);
  expect(body).toMatchObject({ status: 400, error: "Internal Server Error" });
  expect(body.response.message).toEqual(expect.any(String));
});

it("checks the global key for Evolution Manager", async () => {
  expect(await call("POST /verify-creds", {})).toEqual({
    status: 200,
    body: { status: 200, message: "Credentials are valid" },
  });
  expect((await call("POST /verify-creds", {}, "nope")).body).toEqual(unauthorized);
});

it("explains itself to anybody", async () => {
  const { body } = await call("GET /sandbox/help", undefined, null);
  expect(body.recipients.map(({ number }: { number: string }) => number)).toContain("99900000001");
});
