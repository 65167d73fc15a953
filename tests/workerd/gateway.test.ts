import { describe, expect, it } from "vitest";
import { callWith, connectInstance, fetchGateway, makeCaller, makeKey, makeTenant } from "./support";

describe("an Evolution client that changed its URL and key", () => {
  it("creates, connects, sends, reads, sets a webhook and deletes", async () => {
    const { call } = await makeCaller();
    const created = await call("POST", "/instance/create", {
      instanceName: "main",
      integration: "WHATSAPP-BAILEYS",
      qrcode: true,
      number: "10000000001",
    });
    expect(created.status).toBe(201);
    expect(created.body.instance).toMatchObject({ instanceName: "main", integration: "WHATSAPP-BAILEYS" });
    expect(created.body.hash).toMatch(/^zpn_test_/);

    await call("GET", "/instance/connect/main");
    const state = await call("GET", "/instance/connectionState/main");
    expect(state.body).toEqual({ instance: { instanceName: "main", state: "open" } });

    const sent = await call("POST", "/message/sendText/main", { number: "5511999990001", text: "oi" });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({
      status: "PENDING",
      message: { conversation: "oi" },
      messageType: "conversation",
    });

    const found = await call("POST", "/chat/findMessages/main", { where: { key: { id: sent.body.key.id } } });
    expect(found.body.messages.records).toHaveLength(1);

    const webhook = { enabled: true, url: "https://shop.example/hook", events: ["MESSAGES_UPSERT"] };
    expect((await call("POST", "/webhook/set/main", { webhook })).status).toBe(201);
    expect((await call("GET", "/webhook/find/main")).body).toMatchObject(webhook);

    const list = await call("GET", "/instance/fetchInstances");
    expect(list.body.map((row: { name: string }) => row.name)).toEqual(["main"]);

    const deleted = await call("DELETE", "/instance/delete/main");
    expect(deleted.body).toEqual({ status: "SUCCESS", error: false, response: { message: "Instance deleted" } });
    expect((await call("GET", "/instance/connectionState/main")).status).toBe(404);
  });

  it("may drop /v1, write paths in any case and end them with a slash", async () => {
    const caller = await makeCaller();
    const name = await connectInstance(caller);
    for (const path of [`/instance/connectionState/${name}`, `/v1/INSTANCE/CONNECTIONSTATE/${name}/`]) {
      const response = await fetchGateway(path, { headers: { apikey: caller.key } });
      expect(await response.json()).toEqual({ instance: { instanceName: name, state: "open" } });
    }
  });

  it("may use the instance's own key for its instance and no other", async () => {
    const caller = await makeCaller();
    const name = await connectInstance(caller);
    const other = await connectInstance(caller);
    const [row] = (await caller.call("GET", `/instance/fetchInstances?instanceName=${name}`)).body;
    const own = callWith(row.token);
    expect((await own("GET", `/instance/connectionState/${name}`)).status).toBe(200);
    expect((await own("GET", `/instance/connectionState/${other}`)).status).toBe(404);
    expect((await own("GET", "/instance/fetchInstances")).body).toHaveLength(1);
  });
});

describe("isolation", () => {
  it("lets two tenants both have main, and neither see the other's", async () => {
    const [a, b] = [await makeCaller(), await makeCaller()];
    await connectInstance(a, "main");
    await connectInstance(b, "main");
    await connectInstance(a, "only-a");
    const foreign = await b.call("GET", "/instance/connectionState/only-a");
    const nowhere = await b.call("GET", "/instance/connectionState/only-z");
    expect(foreign.status).toBe(404);
    expect(JSON.stringify(foreign.body).replace("only-a", "only-z").replace(foreign.body.requestId, "")).toBe(
      JSON.stringify(nowhere.body).replace(nowhere.body.requestId, ""),
    );
    expect((await b.call("GET", "/instance/fetchInstances")).body).toHaveLength(1);
  });
});

describe("authentication", () => {
  it("comes before everything else", async () => {
    const nobody = callWith(undefined);
    for (const path of ["/instance/connectionState/x", "/no/such/route", "/instance/connectionState/%ZZ"]) {
      const { status, body } = await nobody("GET", path);
      expect(status).toBe(401);
      expect(body).toMatchObject({ status: 401, error: "Unauthorized", response: { message: "Unauthorized" } });
    }
  });

  it("takes a bearer token as well as the apikey header", async () => {
    const { key } = await makeCaller();
    const response = await fetchGateway("/v1/instance/fetchInstances", { headers: { authorization: `Bearer ${key}` } });
    expect(response.status).toBe(200);
  });

  it("refuses a key outside its scopes and its addresses", async () => {
    const tenantId = await makeTenant();
    const reader = callWith((await makeKey(tenantId, { scopes: ["read"] })).key);
    expect((await reader("POST", "/instance/create", {})).status).toBe(403);
    const fenced = callWith((await makeKey(tenantId, { allowedIps: ["203.0.113.0/24"] })).key);
    expect((await fenced("GET", "/instance/fetchInstances")).body.code).toBe("ip_not_allowed");
    const inside = await fenced("GET", "/instance/fetchInstances", undefined, { "cf-connecting-ip": "203.0.113.7" });
    expect(inside.status).toBe(200);
  });
});

it("says what Evolution says of a route that does not exist", async () => {
  const { call } = await makeCaller();
  const { status, body } = await call("POST", "/message/sendNothing/main", {});
  expect(status).toBe(404);
  expect(body.response.message).toEqual(["Cannot POST /message/sendNothing/main"]);
});

it("tells the quota in every answer", async () => {
  const { call, tenantId } = await makeCaller();
  const { headers } = await call("GET", "/instance/fetchInstances");
  expect(headers.get("ratelimit-policy")).toMatch(/^"api_call";q=\d+;w=\d+$/);
  expect(headers.get("ratelimit")).toMatch(/^"api_call";r=\d+;t=\d+$/);
  expect(headers.get("x-zapin-tenant-id")).toBe(tenantId);
  expect(headers.get("x-zapin-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

it("greets and reports its health without a key", async () => {
  expect(await (await fetchGateway("/v1/health")).json()).toMatchObject({ status: "healthy" });
  expect(await (await fetchGateway("/v1/")).json()).toMatchObject({ status: 200, version: "2.3.6" });
});
