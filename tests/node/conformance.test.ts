import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask } from "../support/evolution/ask.ts";
import { startEvolution } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import { type Gateway, startGateway, type TenantOptions } from "./support/gateway.ts";
import { startNewerServer } from "./support/newer-server.ts";
import type { RawRequest } from "./support/raw-call.ts";

// What a client of a real Evolution server may ask and be told, where the gateway once knew better.

const TEXT = { number: "5511999990001", text: "oi" };
const MEDIA = { number: "5511999990001", mediatype: "image", media: Buffer.from("picture").toString("base64") };

vi.setConfig({ maxConcurrency: 8 });

let gateway: Gateway;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  gateway = await startGateway({ ALLOW_LOCAL_URLS: "false" });
});

afterAll(async () => {
  await gateway?.stop();
  await Promise.all(closing.map((close) => close()));
});

async function makeShop(options: TenantOptions = {}) {
  const shop = await gateway.makeShop({ dedicated: true, ...options });
  const call = (line: string, request?: RawRequest) =>
    gateway.call(shop.key, line.replace(" ", " /v1").replace("$A", shop.instance.name), request);
  return { ...shop, call };
}

const outcomeOf = async (answer: Awaited<ReturnType<Gateway["call"]>>) =>
  (await until(() => gateway.findUsage(answer))).outcome;

/** Signs of a server's inside: its database, its code, its files. */
const INSIDE = /prisma|invocation|evolution\/dist|main\.js/i;

describe.concurrent("an error of the server's database, told as a bad request", () => {
  it("keeps its status and is not shown after a send", async () => {
    const shop = await makeShop();
    shop.server.fault({ mode: "database_error_400", path: /sendText/, times: 1 });
    const answer = await shop.call("POST /message/sendText/$A", { body: TEXT });
    expect([answer.status, answer.body.status]).toEqual([400, 400]);
    expect(answer.text).not.toMatch(INSIDE);
    expect(await outcomeOf(answer)).toBe("refunded");
  });

  it("nor after a create, which leaves nothing behind", async () => {
    const shop = await makeShop();
    shop.server.fault({ mode: "database_error_400", path: /instance\/create/, times: 1 });
    const body = { instanceName: "broken", integration: "WHATSAPP-BAILEYS" };
    const answer = await shop.call("POST /instance/create", { body });
    expect([answer.status, answer.body.response.message]).toEqual([400, ["The request was refused."]]);
    expect((await shop.call("GET /instance/connectionState/broken")).status).toBe(404);
  });

  it("while a refusal in Evolution's own words is", async () => {
    const shop = await makeShop();
    const body = { instanceName: "b", integration: "WHATSAPP-BUSINESS", token: "EAA", number: "" };
    const answer = await shop.call("POST /instance/create", { body });
    const message = [[expect.stringContaining("number does not match pattern")]];
    expect([answer.status, answer.body.response.message]).toEqual([400, message]);
  });
});

it("media that was sent and is answered with nothing is charged", async () => {
  const shop = await makeShop();
  shop.server.fault({ mode: "empty_201", path: /sendMedia/, times: 1 });
  const answer = await shop.call("POST /message/sendMedia/$A", { body: MEDIA });
  expect([answer.status, answer.text]).toEqual([201, ""]);
  expect(shop.server.totalDispatches()).toBe(1);
  expect(await outcomeOf(answer)).toBe("charged");
});

it("a query parameter without a value is none for fetchInstances", async () => {
  const shop = await makeShop();
  for (const query of ["instanceName=", "instanceId=", "number=", "instanceName=&instanceId=&number="]) {
    const { status, body } = await shop.call(`GET /instance/fetchInstances?${query}`);
    expect([query, status, body.map(({ name }: { name: string }) => name)]).toEqual([query, 200, [shop.instance.name]]);
  }
});

it("an instance that its server has lost is missing in the list, and hides no other", async () => {
  const shop = await makeShop();
  const lost = await gateway.makeInstance(shop, { connected: false });
  const { url, globalKey } = shop.server;
  await ask(url, `DELETE /instance/delete/${lost.upstreamName}`, { apikey: globalKey });
  await shop.server.idle();
  const list = await shop.call("GET /instance/fetchInstances");
  expect([list.status, list.body.map(({ name }: { name: string }) => name)]).toEqual([200, [shop.instance.name]]);
  const { status, body } = await shop.call(`GET /instance/fetchInstances?instanceName=${lost.name}`);
  expect([status, body.response.message]).toEqual([404, [`Instance "${lost.name}" not found`]]);
});

it("a text that the server previews without being asked links to no private address", async () => {
  const shop = await makeShop();
  shop.server.forget();
  const note = "see http://169.254.169.254/latest";
  const flags = ["rejectCall", "groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"];
  const settings = Object.fromEntries(flags.map((flag) => [flag, false]));
  const key = { id: "3EB0", remoteJid: "5511999990001@s.whatsapp.net", fromMe: true };
  const bodies: Record<string, object> = {
    "POST /chat/updateMessage/$A": { number: TEXT.number, text: note, key },
    "POST /group/sendInvite/$A": { groupJid: "1@g.us", description: note, numbers: [TEXT.number] },
    "POST /settings/set/$A": { ...settings, msgCall: note },
    "POST /instance/create": { instanceName: "calls", integration: "WHATSAPP-BAILEYS", msgCall: note },
  };
  for (const [line, body] of Object.entries(bodies)) {
    const answer = await shop.call(line, { body });
    expect([line, answer.status, answer.body.code]).toEqual([line, 400, "unsafe_url"]);
  }
  expect(shop.server.requests).toEqual([]);
});

it("what a server would fetch or open beside a message does not reach it", async () => {
  const shop = await makeShop();
  const sentTo = async (route: string, body: object) => {
    await shop.call(`POST /chat/${route}/$A`, { body });
    return JSON.parse(shop.server.requests.findLast(({ url }) => url.includes(route))?.bodyText ?? "");
  };
  const directPath = "/v/t62.7118-24/1_n.enc";
  const imageMessage = { mediaKey: "AA==", directPath, url: "http://169.254.169.254/latest" };
  const asked = { message: { key: { id: "3EB0" }, message: { imageMessage } } };
  const { message } = await sentTo("getBase64FromMediaMessage", asked);
  expect(message.message).toEqual({ imageMessage: { mediaKey: "AA==", directPath } });
  const edit = { number: TEXT.number, text: "new", key: { id: "3EB0", remoteJid: "x", fromMe: true } };
  expect(await sentTo("updateMessage", { ...edit, image: { url: "/evolution/.env" } })).toEqual(edit);
});

describe.concurrent("a create", () => {
  it("takes null for what was left empty, as Evolution Manager sends it", async () => {
    const shop = await makeShop();
    const nothing = { token: null, number: null, businessId: null, webhook: null, websocket: null };
    const body = { instanceName: `m-${randomUUID()}`, integration: "WHATSAPP-BAILEYS", ...nothing };
    expect((await shop.call("POST /instance/create", { body })).status).toBe(201);
    const asked = shop.server.requests.findLast(({ url }) => url === "/instance/create");
    expect(asked?.bodyText).not.toContain("null");
  });

  it("keeps the choice of socket events that it answers for", async () => {
    const shop = await makeShop();
    const make = (instanceName: string, websocket: object) =>
      shop.call("POST /instance/create", {
        body: { instanceName, integration: "WHATSAPP-BAILEYS", websocket },
      });
    const made = await make("heard", { events: ["MESSAGES_UPSERT"] });
    expect(made.body.websocket).toEqual({ enabled: true });
    const { body } = await shop.call("GET /websocket/find/heard");
    const instanceId = made.body.instance.instanceId;
    expect(body).toMatchObject({ enabled: true, events: ["MESSAGES_UPSERT"], instanceId });
    expect((await make("unheard", { enabled: false })).body.websocket).toEqual({ enabled: false });
    expect((await make("refused", { events: ["NOTHING"] })).status).toBe(400);
    expect((await shop.call("GET /instance/connectionState/refused")).status).toBe(404);
  });
});

describe("templates of 2.3.7", () => {
  it("are changed and deleted by the tenant's own name for them", async () => {
    const recorded = await startEvolution({ version: "2.3.6", globalKey: `global-${randomUUID()}` });
    const newer = await startNewerServer(recorded);
    closing.push(recorded.stop, newer.stop);
    const tenant = await gateway.makeTenant({ features: ["templates"] });
    const server = { name: "newer", url: newer.url, key: recorded.globalKey, region: "apac", capacity: 9 };
    await gateway.manage("POST", "/operator/servers", { ...server, dedicatedTo: tenant.id });
    const { name, upstreamName } = await gateway.makeInstance({ ...tenant, server: recorded });
    const call = async (line: string, body: object) => {
      const answer = await gateway.call(tenant.key, `${line.replace(" ", " /v1")}/${name}`, { body });
      return [answer.status, answer.body];
    };
    const template = { name: "order_sent", category: "UTILITY", language: "pt_BR", components: [] };
    const [status, made] = await call("POST /template/create", template);
    expect([status, made.template.name]).toEqual([201, "order_sent"]);
    expect(await call("POST /template/edit", { templateId: "1", category: "MARKETING" })).toEqual([
      200,
      { success: true },
    ]);
    expect(await call("DELETE /template/delete", { name: "order_sent" })).toEqual([200, { success: true }]);
    // Gone, so that a template of Meta's own with this name is meant by it.
    expect((await call("DELETE /template/delete", { name: "order_sent" }))[0]).toBe(200);
    const upstream = `${upstreamName}_order_sent`;
    expect(newer.templateCalls).toEqual([
      { line: "POST /template/create", body: { ...template, name: upstream } },
      { line: "POST /template/edit", body: { templateId: "1", category: "MARKETING" } },
      { line: "DELETE /template/delete", body: { name: upstream } },
      { line: "DELETE /template/delete", body: { name: "order_sent" } },
    ]);
  });

  it("are unknown to servers before that", async () => {
    const shop = await makeShop({ features: ["templates"] });
    shop.server.forget();
    for (const line of ["POST /template/edit/$A", "DELETE /template/delete/$A"]) {
      const { status, body } = await shop.call(line, { body: { templateId: "1", name: "x" } });
      const shown = line.replace("$A", shop.instance.name);
      expect([status, body.response.message]).toEqual([404, [`Cannot ${shown}`]]);
    }
    expect(shop.server.requests.filter(({ url }) => url.startsWith("/template"))).toEqual([]);
  });
});

it("no answer of this file held an upstream name, token, key, secret or address", () => {
  expect(gateway.leaks().leaks).toEqual([]);
});
