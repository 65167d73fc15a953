import { expect, it } from "vitest";
import { caller, memoryWorld } from "../memory-world";
import { proxyHandlers } from "./proxy";

const set = "POST /proxy/set/:instanceName";
const find = "GET /proxy/find/:instanceName";

const proxy = { enabled: true, host: "proxy.test", port: "3128", protocol: "http", username: "me", password: "secret" };

it("stores a proxy and shows its password", async () => {
  const world = memoryWorld();
  const call = caller(proxyHandlers, world);
  expect(await call(find)).toEqual({ status: 200, body: null });
  expect(await call(set, { body: proxy })).toEqual({ status: 201, body: { proxy: { instanceName: "shop", proxy } } });
  expect((await call(find)).body).toEqual({
    id: expect.stringMatching(/^c[0-9a-z]{24}$/),
    ...proxy,
    createdAt: "2026-01-02T03:04:05.000Z",
    updatedAt: "2026-01-02T03:04:05.000Z",
    instanceId: world.instanceId,
  });
});

it("blanks every field of a proxy that is switched off", async () => {
  const call = caller(proxyHandlers, memoryWorld());
  await call(set, { body: proxy });
  await call(set, { body: { ...proxy, enabled: false } });
  expect((await call(find)).body).toMatchObject({
    enabled: false,
    host: "",
    port: "",
    protocol: "",
    username: "",
    password: "",
  });
});

it.each([
  { ...proxy, port: "0" },
  { ...proxy, port: "70000" },
  { ...proxy, protocol: "ftp" },
  { ...proxy, host: "a b" },
])("refuses an address where no proxy can be: %j", async (body) => {
  expect(await caller(proxyHandlers, memoryWorld())(set, { body })).toEqual({
    status: 400,
    body: { status: 400, error: "Bad Request", response: { message: ["Invalid proxy"] } },
  });
});

it("wants the port as a string", async () => {
  const answer = await caller(proxyHandlers, memoryWorld())(set, { body: { ...proxy, port: 3128 } });
  expect(answer.body).toMatchObject({ response: { message: [["port is not of a type(s) string"]] } });
});
