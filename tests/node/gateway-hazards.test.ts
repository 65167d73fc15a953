import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EvolutionServer } from "../support/evolution/server.ts";
import { type Answer, type Gateway, type Instance, startGateway, type Tenant } from "./support/gateway.ts";
import { answerTo, form, type RawRequest } from "./support/raw-call.ts";
import { bodyFor, DENIED_ROUTES, FORWARDED_ROUTES, INSTANCE_ROUTES, lineFor } from "./support/routes.ts";
import { unsafeAddresses } from "./support/unsafe-addresses.ts";

// One test per hazard of a shared Evolution server. The server is the recorded one, with every danger of the real one.

type Shop = Tenant & { instance: Instance };

const NUMBER = "5511999990001";
const TEXT = { number: NUMBER, text: "oi" };

let gateway: Gateway;
let a: Shop;
let b: Shop;
let old: Shop;
let server: EvolutionServer;

beforeAll(async () => {
  gateway = await startGateway({ ALLOW_LOCAL_URLS: "false" });
  [a, b, old] = [await gateway.makeShop(), await gateway.makeShop(), await gateway.makeShop({ version: "2.2.3" })];
  server = gateway.shared["2.3.6"];
});

afterAll(() => gateway?.stop());

beforeEach(() => {
  server.forget();
  gateway.shared["2.2.3"].forget();
});

/** A call of tenant A. */
const call = (line: string, request?: RawRequest) => gateway.call(a.key, line, request);
const ofA = (route: string) => route.replace("$A", a.instance.name);

const unsafe = () => unsafeAddresses(gateway.stack.gatewayUrl, server.url);

/** What has gone upstream since the test began, but for the harmless question whether the server is there. */
const arrived = (at = server) => at.requests.filter(({ method }) => method !== "OPTIONS");
const arrivedUrls = (at = server) => arrived(at).map(({ method, url }) => `${method} ${url}`);

/** An answer without what differs between any two calls: time, id, length of the name, units left. */
function comparable({ status, headers, text }: Answer, name: string) {
  const shown = Object.entries(headers).filter(
    ([header]) => !/^(date|content-length|ratelimit|x-ratelimit-.*)$/.test(header),
  );
  const { "x-zapin-request-id": id, ...rest } = Object.fromEntries(shown);
  return {
    status,
    names: Object.keys(headers),
    headers: rest,
    text: text.replaceAll(name, "<name>").replace(String(id), ""),
  };
}

/** What a call could have done to an instance. */
function stateOf(upstreamName: string) {
  const { webhook, settings, state, messages, proxy, privacy } = server.instance(upstreamName)!;
  return structuredClone({ webhook, settings, state, proxy, privacy, messages: messages.length });
}

describe("H1: a query that names another instance", () => {
  const POLLUTED = [
    "instanceName=$B",
    "instanceName[]=$B",
    "instanceName%5B%5D=$B",
    "instanceName=$A&instanceName=$B",
    "INSTANCENAME=$B",
  ];

  it.each(POLLUTED)("never leaves the gateway on any route: ?%s", async (template) => {
    const before = stateOf(b.instance.upstreamName);
    const query = template.replace("$A", a.instance.upstreamName).replace("$B", b.instance.upstreamName);
    for (const route of FORWARDED_ROUTES.filter(({ path }) => !path.includes("logout"))) {
      await call(`${lineFor(route, a.instance.name)}?${query}`, bodyFor(route));
    }
    expect(arrived().length).toBeGreaterThan(90);
    for (const { url } of arrived()) {
      expect(url).not.toMatch(/instanceName/i);
      expect(url).not.toContain(b.instance.upstreamName);
      expect(url.split("?")[0]!.endsWith(a.instance.upstreamName)).toBe(true);
    }
    expect(stateOf(b.instance.upstreamName)).toEqual(before);
  });

  it("still reads and sends for the instance in the path", async () => {
    const query = `?instanceName=${b.instance.upstreamName}&instanceName[]=${b.instance.upstreamName}`;
    const state = await call(ofA(`GET /v1/instance/connectionState/$A${query}`));
    expect(state.body).toEqual({ instance: { instanceName: a.instance.name, state: "open" } });
    expect((await call(ofA(`POST /v1/message/sendText/$A${query}`), { body: TEXT })).status).toBe(201);
    expect(server.dispatches().map(({ instance }) => instance)).toEqual([a.instance.upstreamName]);
  });

  it("passes on what a row allows, encoded anew", async () => {
    await call(ofA("GET /v1/group/participants/$A?groupJid=12%26instanceName%3Dx@g.us&instanceName=x"));
    expect(arrivedUrls()).toEqual([
      `GET /group/participants/${a.instance.upstreamName}?groupJid=12%26instanceName%3Dx%40g.us`,
    ]);
  });
});

describe("H2: the text /instance/create in a URL", () => {
  it("is never in a URL that goes upstream, and a body cannot rename the instance", async () => {
    const hidden = { ...TEXT, instanceName: b.instance.upstreamName };
    const lines = [
      "POST /v1/message/sendText/$A?x=/instance/create",
      "POST /v1/message/sendText/$A?/instance/create",
      "POST /v1/message/sendText/$A#/instance/create",
      "POST /v1/message/sendText/$A/instance/create",
      "POST /v1/message/sendText/$A%2Finstance%2Fcreate",
      "POST /v1/instance/create/../../message/sendText/$A",
      "POST /v1/instance/create/$A",
      "GET /v1/chat/findChatByRemoteJid/$A?remoteJid=/instance/create",
      "GET /v1/group/inviteInfo/$A?inviteCode=/instance/create",
    ];
    for (const line of lines) await call(ofA(line), line.startsWith("POST") ? { body: hidden } : {});
    expect(arrivedUrls().filter((url) => url.includes("/instance/create"))).toEqual([]);
    expect(new Set(server.dispatches().map(({ instance }) => instance))).toEqual(new Set([a.instance.upstreamName]));
    expect(server.totalDispatches(b.instance.upstreamName)).toBe(0);
  });
});

describe("H4: an address that the upstream would fetch", () => {
  const FIELDS = [
    ["message/sendMedia", "media", { ...TEXT, mediatype: "image" }],
    ["message/sendMedia", "media", { ...TEXT, mediatype: "document", fileName: "a.pdf" }],
    ["message/sendPtv", "video", { number: NUMBER }],
    ["message/sendWhatsAppAudio", "audio", { number: NUMBER, encoding: false }],
    ["message/sendSticker", "sticker", { number: NUMBER }],
    ["message/sendStatus", "content", { type: "image", statusJidList: [NUMBER] }],
    ["message/sendStatus", "content", { type: "video", statusJidList: [NUMBER] }],
    ["message/sendStatus", "content", { type: "audio", statusJidList: [NUMBER] }],
    ["message/sendButtons", "thumbnailUrl", { ...TEXT, title: "t", buttons: [] }],
    ["chat/updateProfilePicture", "picture", {}],
    ["group/updateGroupPicture", "image", { groupJid: "1@g.us" }],
    ["message/sendTemplate", "webhookUrl", { number: NUMBER, name: "t", language: "id" }],
    ["template/create", "webhookUrl", { name: "t", category: "MARKETING", language: "id", components: [] }],
    ["typebot/create", "url", { enabled: true, typebot: "t", triggerType: "all" }],
    ["dify/create", "apiUrl", { enabled: true, botType: "agent", triggerType: "all" }],
    ["flowise/create", "apiUrl", { enabled: true, triggerType: "all" }],
    ["evolutionBot/create", "apiUrl", { enabled: true, triggerType: "all" }],
    ["n8n/create", "webhookUrl", { enabled: true, triggerType: "all" }],
    ["evoai/create", "agentUrl", { enabled: true, triggerType: "all" }],
    ["openai/create", "functionUrl", { enabled: true, botType: "assistant", triggerType: "all" }],
  ] as const;

  it.each(FIELDS)("is refused in %s.%s before anything goes upstream", async (route, field, rest) => {
    for (const value of unsafe()) {
      // Keys first and last: a body is judged whole, wherever the field stands.
      for (const body of [
        { [field]: value, ...rest },
        { ...rest, [field]: value },
      ]) {
        const { status, text } = await call(ofA(`POST /v1/${route}/$A`), { body });
        expect([value, status, text]).toEqual([
          value,
          400,
          expect.stringMatching(/"code":"(unsafe_url|invalid_request)"/),
        ]);
      }
    }
    expect(server.reads).toEqual([]);
    expect(server.totalDispatches()).toBe(0);
    expect(arrivedUrls()).toEqual([]);
  });

  it.each(FIELDS.slice(0, 6))("is refused in a form's part too: %s.%s", async (route, field, rest) => {
    for (const value of unsafe()) {
      const { status } = await call(ofA(`POST /v1/${route}/$A`), form({ ...rest, [field]: value }));
      expect([value, status]).toEqual([value, 400]);
    }
    expect(server.reads).toEqual([]);
    expect(server.totalDispatches()).toBe(0);
    // A form is streamed: what was refused never arrived whole.
    expect(arrived().filter(({ complete }) => complete)).toEqual([]);
  });

  it("passes as a public URL and as base64", async () => {
    for (const media of [
      "https://cdn.example/a.png",
      "http://203.0.114.1/a.png",
      Buffer.from("picture").toString("base64"),
    ]) {
      const { status } = await call(ofA("POST /v1/message/sendMedia/$A"), {
        body: { ...TEXT, mediatype: "image", media },
      });
      expect([media, status]).toEqual([media, 201]);
    }
    expect(server.totalDispatches()).toBe(3);
  });

  it("in a text switches the link preview off", async () => {
    for (const text of [
      "see http://127.0.0.1:8080/instance/restart/x",
      "http://169.254.169.254/",
      `x ${server.url} y`,
    ]) {
      expect(
        (await call(ofA("POST /v1/message/sendText/$A"), { body: { number: NUMBER, text, linkPreview: true } })).status,
      ).toBe(201);
    }
    expect(server.dispatches().map(({ body }) => body.linkPreview)).toEqual([false, false, false]);
  });
});

describe("H4b: a local file of the Evolution host", () => {
  it("is not read by any send, through JSON, a form or escapes", async () => {
    const status = (content: string) => ({ type: "image", content, statusJidList: [NUMBER] });
    const bodies = [
      JSON.stringify(status("/evolution/.env")),
      String.raw`{"type":"image","content":"\u002fevolution\u002f.env","statusJidList":["${NUMBER}"]}`,
      '{"type":"text","content":"/evolution/.env","type":"image"}',
      String.raw`{"content":"hello","type":"image","cont\u0065nt":"/evolution/.env"}`,
      '{"content":"/evolution/.env","type":"TEXT"}',
      '{"content":"/evolution/.env","type":["text"]}',
      '{"content":["/evolution/.env"],"type":"image"}',
      '{"content":{"url":"/evolution/.env"},"type":"image"}',
      JSON.stringify(status("evolution/env=")),
      JSON.stringify(status("/etc/passwd====")),
    ];
    for (const body of bodies)
      expect([body, (await call(ofA("POST /v1/message/sendStatus/$A"), { body })).status]).toEqual([body, 400]);
    expect((await call(ofA("POST /v1/message/sendStatus/$A"), form(status("/evolution/.env")))).status).toBe(400);
    expect(server.reads).toEqual([]);
    expect(server.totalDispatches()).toBe(0);
  });
});

describe("H5: the webhook that is ours", () => {
  it("is registered with our address and secret, whatever the tenant asks for", async () => {
    const tenant = await gateway.makeTenant();
    const webhook = {
      enabled: true,
      url: "https://shop.example/hook",
      headers: { apikey: "x" },
      events: ["MESSAGES_UPSERT"],
    };
    const body = { instanceName: "hooked", integration: "WHATSAPP-BAILEYS", webhook };
    const created = await gateway.call(tenant.key, "POST /v1/instance/create", { body });
    expect([created.status, created.body.webhook?.webhookUrl]).toEqual([201, webhook.url]);
    const set = await gateway.call(tenant.key, "POST /v1/webhook/set/hooked", { body: { webhook } });
    expect([set.status, set.body.url]).toEqual([201, webhook.url]);
    expect((await gateway.call(tenant.key, "GET /v1/webhook/find/hooked")).body.url).toBe(webhook.url);

    const stored = server.instance(server.instanceNames().at(-1)!)!.webhook!;
    expect(stored.url).toBe(`${gateway.stack.gatewayUrl}/webhooks/${tenant.id}`);
    expect(Object.keys(stored.headers ?? {}).sort()).toEqual(["x-zapin-instance", "x-zapin-secret"]);
    expect(
      arrived()
        .map(({ bodyText }) => bodyText)
        .join(),
    ).not.toContain("shop.example");
    expect(arrivedUrls().filter((url) => url.includes("webhook"))).toEqual([]);
  });

  const STATUS_OF_EMPTY_QUEUE: Readonly<Record<string, number>> = {
    "/paced/find/:instanceName/:pacedId": 404,
    "/paced/cancel/:instanceName/:pacedId": 404,
    "/paced/clear/:instanceName": 200,
  };

  it("nor does any other row that we answer ourselves reach the server", async () => {
    const own = INSTANCE_ROUTES.filter(({ policy, path }) => policy === "own" && !path.includes("delete"));
    expect(own.length).toBeGreaterThanOrEqual(6);
    for (const route of own) {
      const { status } = await call(lineFor(route, a.instance.name), bodyFor(route));
      const usual = route.method === "GET" ? 200 : 400;
      expect([route.path, status]).toEqual([route.path, STATUS_OF_EMPTY_QUEUE[route.path] ?? usual]);
    }
    expect(arrivedUrls()).toEqual([]);
  });

  it("cannot be pointed at an address of the inside", async () => {
    for (const url of unsafe()) {
      const body = { webhook: { enabled: true, url, events: ["MESSAGES_UPSERT"] } };
      const { status } = await call(ofA("POST /v1/webhook/set/$A"), { body });
      expect([url, status]).toEqual([url, 400]);
    }
    expect(arrivedUrls()).toEqual([]);
  });
});

describe("H6: names are global on a server", () => {
  const NAMES = [
    "constructor",
    "__proto__",
    "toString",
    "a.b.*>",
    "x; rm -rf / #",
    "..evil",
    "../../x",
    "Loja São João 🛍",
    "a/b",
    "%2e%2e",
    "?instanceName=x",
    "' or 1=1 --",
  ];

  it.each(NAMES)("so the upstream gets one of ours for %j", async (name) => {
    const tenant = await gateway.makeTenant();
    const made = await gateway.makeInstance(tenant, { name });
    expect(made.upstreamName).toMatch(/^[a-z][a-z2-7]{25}$/);
    const state = await gateway.call(tenant.key, `GET /v1/instance/connectionState/${encodeURIComponent(name)}`);
    expect(state.body).toEqual({ instance: { instanceName: name, state: "open" } });
    const sent = await gateway.call(tenant.key, `POST /v1/message/sendText/${encodeURIComponent(name)}`, {
      body: TEXT,
    });
    expect(sent.status).toBe(201);
    expect(server.totalDispatches(made.upstreamName)).toBe(1);
    expect((await gateway.call(tenant.key, `DELETE /v1/instance/delete/${encodeURIComponent(name)}`)).status).toBe(200);
  });

  it("and two tenants may both have main", async () => {
    const tenants = [await gateway.makeTenant(), await gateway.makeTenant()];
    const made = [];
    for (const tenant of tenants) made.push(await gateway.makeInstance(tenant, { name: "main" }));
    expect(made[0]!.upstreamName).not.toBe(made[1]!.upstreamName);
    await gateway.call(tenants[1]!.key, "POST /v1/message/sendText/main", { body: TEXT });
    expect(server.dispatches().map(({ instance }) => instance)).toEqual([made[1]!.upstreamName]);
  });

  it("and cannot be probed without a key", async () => {
    for (const name of [a.instance.name, a.instance.upstreamName, "constructor", "nowhere"]) {
      expect((await gateway.call(undefined, `GET /v1/instance/connectionState/${name}`)).status).toBe(401);
      expect((await gateway.call("wrong", "POST /v1/instance/create", { body: { instanceName: name } })).status).toBe(
        401,
      );
    }
    expect(arrivedUrls()).toEqual([]);
  });
});

describe("H7: routes that answer for every tenant", () => {
  it("list a tenant's own instances only, however they are asked", async () => {
    const upstream = server.instance(b.instance.upstreamName)!;
    const own = await call("GET /v1/instance/fetchInstances");
    expect(own.body.map(({ name }: { name: string }) => name)).toEqual([a.instance.name]);
    const queries = [
      `instanceName=${b.instance.name}`,
      `instanceName=${b.instance.upstreamName}`,
      `instanceId=${upstream.id}`,
      `number=${NUMBER}`,
    ];
    for (const query of queries)
      expect([query, (await call(`GET /v1/instance/fetchInstances?${query}`)).status]).toEqual([query, 404]);
    for (const { headers } of arrived()) expect(headers.apikey).not.toBe(server.globalKey);
  });

  it("answer a foreign name exactly as one that exists nowhere, on every route", async () => {
    for (const route of INSTANCE_ROUTES.filter(({ policy }) => policy !== "deny")) {
      const foreign = await call(lineFor(route, b.instance.name), bodyFor(route));
      const upstream = await call(lineFor(route, b.instance.upstreamName), bodyFor(route));
      const nowhere = await call(lineFor(route, "nowhere"), bodyFor(route));
      expect([route.path, nowhere.status]).toEqual([route.path, 404]);
      expect(comparable(foreign, b.instance.name)).toEqual(comparable(nowhere, "nowhere"));
      expect(comparable(upstream, b.instance.upstreamName)).toEqual(comparable(nowhere, "nowhere"));
    }
    expect(arrivedUrls()).toEqual([]);
  });

  it("do not take a key of one instance for another", async () => {
    const second = await gateway.makeInstance(a);
    const own = (line: string) => gateway.call(second.hash, line, line.startsWith("POST") ? { body: TEXT } : {});
    expect((await own(`POST /v1/message/sendText/${second.name}`)).status).toBe(201);
    expect((await own(`POST /v1/message/sendText/${a.instance.name}`)).status).toBe(404);
    expect((await own("GET /v1/instance/fetchInstances")).body).toHaveLength(1);
    await call(`DELETE /v1/instance/delete/${second.name}`);
  });
});

describe("H8: secrets in answers", () => {
  it("are keys of ours: hash and token open this gateway and nothing else", async () => {
    const [row] = (await call("GET /v1/instance/fetchInstances")).body;
    expect([a.instance.hash, row.token]).toEqual([
      expect.stringMatching(/^zpn_live_/),
      expect.stringMatching(/^zpn_live_/),
    ]);
    expect((await gateway.call(row.token, ofA("GET /v1/instance/connectionState/$A"))).status).toBe(200);
    // The server's own token is no key of the gateway.
    for (const stolen of [a.instance.token, server.globalKey]) {
      expect((await gateway.call(stolen, ofA("GET /v1/instance/connectionState/$A"))).status).toBe(401);
    }
  });

  it("of a proxy are not shown again", async () => {
    const proxy = {
      enabled: true,
      host: "proxy.example",
      port: "8080",
      protocol: "http",
      username: "u",
      password: "hunter2secret",
    };
    await call(ofA("POST /v1/proxy/set/$A"), { body: proxy });
    const [row] = (await call("GET /v1/instance/fetchInstances")).body;
    expect(JSON.stringify(row)).not.toContain("hunter2secret");
  });
});

describe("H9: what is never exposed", () => {
  it.each(DENIED_ROUTES.map((route) => [lineFor(route, "$A")]))("%s is refused with 403", async (line) => {
    const { status } = await call(ofA(line.replace("%24A", "$A")), line.startsWith("POST") ? { body: {} } : {});
    expect(status).toBe(403);
    expect(arrivedUrls()).toEqual([]);
  });

  it.each([
    "GET /v1/manager",
    "GET /v1/store/x",
    "GET /v1/socket.io/?EIO=4",
    "GET /v1/assets/..%2f..%2f.env",
    "GET /v1/assets/../../.env",
    "GET /v1/..%2f..%2fmanager",
    "GET /manager/index.html",
    "GET /v1/verify-creds",
    "GET /v1/docs",
  ])("%s goes nowhere", async (line) => {
    const { status } = await call(line);
    expect([403, 404]).toContain(status);
    expect(arrivedUrls()).toEqual([]);
  });

  it.each(["GET /v1/", "GET /v1", "GET /", "GET /V1/", "GET /v1?x=1"])(
    "%s greets and tells nothing of the server",
    async (line) => {
      const { status, body } = await call(line);
      expect([status, body.version]).toEqual([200, expect.any(String)]);
      expect(body).not.toHaveProperty("manager");
      expect(arrivedUrls()).toEqual([]);
    },
  );
});

describe("H10: a request is built anew", () => {
  it("only our own headers go upstream", async () => {
    const headers = {
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-host": "evil.example",
      "x-real-ip": "203.0.113.7",
      "cf-connecting-ip": "203.0.113.8",
      authorization: `Bearer ${server.globalKey}`,
      cookie: "session=1",
      origin: "https://evil.example",
      "accept-language": "id",
      "x-http-method-override": "DELETE",
      "idempotency-key": "k1",
      te: "trailers",
    };
    await call(ofA("POST /v1/message/sendText/$A"), { body: TEXT, headers });
    const [sent] = arrived();
    const {
      host,
      "content-length": _,
      "transfer-encoding": __,
      "accept-encoding": ___,
      connection: ____,
      ...rest
    } = sent!.headers;
    const ours = { apikey: a.instance.token, "content-type": "application/json" };
    expect(rest).toEqual(expect.objectContaining(ours));
    expect(Object.keys(rest).filter((name) => !(name in ours) && name !== "cf-worker")).toEqual([]);
    expect(JSON.stringify(sent!.rawHeaders)).not.toMatch(/203\.0\.113|evil|session=1/);
    expect(host).toBe(new URL(server.url).host);
  });

  it("two keys in one request open nothing", async () => {
    for (const keys of [
      [a.key, server.globalKey],
      [server.globalKey, a.key],
      [b.instance.token, a.key],
    ]) {
      const { status } = await gateway.call(undefined, ofA("GET /v1/instance/connectionState/$A"), {
        headers: { apikey: keys },
      });
      expect(status).toBe(401);
    }
    expect(arrivedUrls()).toEqual([]);
  });

  it("a connection header cannot strip the key", async () => {
    const headers = { connection: "apikey, close", "proxy-connection": "apikey" };
    expect((await call(ofA("GET /v1/instance/connectionState/$A"), { headers })).status).toBe(200);
    expect(arrived()[0]!.headers.apikey).toBe(a.instance.token);
  });

  it("line breaks in names, ids and queries make no header", async () => {
    const injected = "x%0d%0aapikey:%20stolen";
    const lines = [
      `GET /v1/instance/connectionState/${injected}`,
      ofA(`GET /v1/group/inviteInfo/$A?inviteCode=${injected}`),
      ofA(`GET /v1/typebot/fetch/${injected}/$A`),
    ];
    for (const line of lines) await call(line);
    for (const { headers, url } of arrived()) {
      expect(headers.apikey).toBe(a.instance.token);
      expect(url).not.toMatch(/[\r\n]/);
    }
  });

  it("broken HTTP gets a 4xx or a closed door, and reaches nobody", async () => {
    const path = ofA("/v1/message/sendText/$A");
    const smuggled = [
      `POST ${path} HTTP/1.1\r\nhost: x\r\napikey: ${a.key}\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /`,
      `POST ${path} HTTP/1.1\r\nhost: x\r\napikey: ${a.key}\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\n{}{}`,
      `GET ${path}\u0000 HTTP/1.1\r\nhost: x\r\napikey: ${a.key}\r\n\r\n`,
      `GET ${path} HTTP/1.1\r\nhost: x\r\napikey : ${a.key}\r\n bad fold\r\n\r\n`,
    ];
    for (const bytes of smuggled)
      expect(await answerTo(gateway.stack.gatewayUrl, bytes)).toMatch(/^$|^HTTP\/1\.1 [45]\d\d /);
    expect(server.totalDispatches()).toBe(0);
  });

  it.each([
    ["url-encoded", "application/x-www-form-urlencoded", "number=5511999990001&text=oi&instanceName=x"],
    ["text", "text/plain", JSON.stringify(TEXT)],
    ["JSON in another charset", "application/json; charset=utf-16", JSON.stringify(TEXT)],
    ["a form where none is taken", "multipart/form-data; boundary=x", "--x--\r\n"],
    ["two content types", "application/json, text/plain", JSON.stringify(TEXT)],
  ])("%s bodies are refused with 415", async (_, type, body) => {
    expect((await call(ofA("POST /v1/message/sendText/$A"), { body, headers: { "content-type": type } })).status).toBe(
      415,
    );
    expect(arrivedUrls()).toEqual([]);
  });

  it("compressed bodies are refused with 415", async () => {
    const headers = { "content-encoding": "gzip" };
    expect((await call(ofA("POST /v1/message/sendText/$A"), { body: TEXT, headers })).status).toBe(415);
  });

  it("a DELETE keeps its body", async () => {
    const { body } = await call(ofA("POST /v1/message/sendText/$A"), { body: TEXT });
    const { id, remoteJid, fromMe } = body.key;
    const deleted = await call(ofA("DELETE /v1/chat/deleteMessageForEveryone/$A"), { body: { id, remoteJid, fromMe } });
    expect(deleted.status).toBe(201);
    expect(JSON.parse(arrived().at(-1)!.bodyText!)).toEqual({ id, remoteJid, fromMe });
  });

  it("HEAD is no GET", async () => {
    for (const line of [
      "HEAD /v1/instance/connectionState/$A",
      "HEAD /v1/instance/connect/$A",
      "HEAD /v1/instance/fetchInstances",
    ]) {
      const { status, text } = await call(ofA(line));
      expect([line, status, text]).toEqual([line, 404, ""]);
    }
    expect(arrivedUrls()).toEqual([]);
  });

  it("case, slashes, dots and escapes in paths change nothing or match nothing", async () => {
    const same = [
      "GET /v1/INSTANCE/connectionSTATE/$A",
      "GET /V1/instance/connectionState/$A/",
      "GET /instance/connectionState/$A",
    ];
    for (const line of same) expect([line, (await call(ofA(line))).status]).toEqual([line, 200]);
    expect(new Set(arrivedUrls())).toEqual(new Set([`GET /instance/connectionState/${a.instance.upstreamName}`]));
    server.forget();
    const others = [
      "GET /v1//instance/connectionState/$A",
      "GET /v1/instance//connectionState/$A",
      "GET /v1/instance%2fconnectionState/$A",
      "GET /v1/instance/connectionState%2f$A",
      "GET /v1/instance/connectionState/$A/x",
      "GET /v1/instance/connectionState/$A%2f..%2f..%2fmanager",
      "GET /v1/instance/connectionState/..%2f$A",
      "GET /v1/instance/connectionState/%2e%2e",
      "GET /v1/instance/connectionState/%2E%2E/%2e%2e/manager",
      "GET /v1/instance/connectionState/$A%00",
      "GET /v1/instance/connectionState/$A%20",
      "GET /v1/instance/connectionState/%ZZ",
      "GET /v1/instance/connectionState/",
      "GET /v1/instance\\connectionState\\$A/x",
      `GET /v1/instance/connectionState/${a.instance.name.toUpperCase()}`,
    ];
    for (const line of others)
      expect([line, (await call(ofA(line))).status]).toEqual([line, expect.toBeOneOf([400, 404])]);
    expect(arrivedUrls()).toEqual([]);
  });

  it("a create decides token, webhook and transports itself", async () => {
    const tenant = await gateway.makeTenant();
    const create = (instanceName: string, fields: object) =>
      gateway.call(tenant.key, "POST /v1/instance/create", {
        body: { instanceName, integration: "WHATSAPP-BAILEYS", ...fields },
      });
    const plain = await create("forced", {
      token: b.instance.token,
      wavoipToken: "x",
      apikey: "x",
      hash: "x",
      unknown: { deep: true },
    });
    expect(plain.status).toBe(201);
    const sent = JSON.parse(arrived().find(({ url }) => url === "/instance/create")!.bodyText!);
    expect(sent.token).not.toBe(b.instance.token);
    expect(Object.keys(sent).sort()).toEqual(["instanceName", "integration", "token", "webhook"]);

    server.forget();
    const asked = [
      { rabbitmq: { enabled: true, events: [] } },
      { sqs: { enabled: true } },
      { nats: { enabled: true } },
      { kafka: { enabled: true } },
      { pusher: { enabled: true } },
      { proxyHost: "127.0.0.1", proxyPort: "80", proxyProtocol: "http" },
      { chatwootAccountId: "1", chatwootToken: "x", chatwootUrl: "http://127.0.0.1" },
    ];
    for (const fields of asked) expect([fields, (await create("wired", fields)).status]).toEqual([fields, 403]);
    expect(arrivedUrls()).toEqual([]);
  });
});

describe("H11: size and time", () => {
  it("a body beyond the row's limit is 413, declared or not", async () => {
    const body = { ...TEXT, text: "x".repeat(1_100_000) };
    expect((await call(ofA("POST /v1/message/sendText/$A"), { body })).status).toBe(413);
    const chunked = {
      body: JSON.stringify(body),
      headers: { "content-length": [] as string[], "transfer-encoding": "chunked" },
    };
    expect((await call(ofA("POST /v1/message/sendText/$A"), chunked)).status).toBe(413);
    expect(arrived().filter(({ complete }) => complete)).toEqual([]);
  });

  it("a delay is lowered until the answer can come in time", async () => {
    await call(ofA("POST /v1/message/sendText/$A"), { body: { ...TEXT, delay: 1_000_000_000 } });
    expect(server.dispatches()[0]!.body.delay).toBe(45_000);
  });

  it("a name is refused before it is longer than a database holds", async () => {
    expect((await call(`GET /v1/instance/connectionState/${"x".repeat(5_000)}`)).status).toBe(400);
  });
});

describe("H12: settings of a server that the gateway relies on", () => {
  it("a server with a key that everybody knows is not taken", async () => {
    const known = { name: "x", url: server.url, key: "429683C4C977415CAAFCCE10F7D57E11", region: "apac", capacity: 1 };
    await expect(gateway.manage("POST", "/operator/servers", known)).rejects.toThrow("400");
  });
});

it("an older server answers a newer route as if it did not exist, under the tenant's own name", async () => {
  const newer = INSTANCE_ROUTES.filter(({ since }) => since === "2.3");
  expect(newer.length).toBeGreaterThan(20);
  for (const route of newer) {
    const line = lineFor(route, old.instance.name);
    const { status, body } = await gateway.call(old.key, line, bodyFor(route));
    expect([line, status, body.response.message]).toEqual([line, 404, [`Cannot ${line.replace("/v1", "")}`]]);
  }
  expect(arrivedUrls(gateway.shared["2.2.3"])).toEqual([]);
});

it("no answer of this file held an upstream name, token, key, secret or address", () => {
  const { answers, secrets, leaks } = gateway.leaks();
  console.log(`leak check: ${answers} answers searched for ${secrets} secrets`);
  expect(answers).toBeGreaterThan(1_000);
  expect(leaks).toEqual([]);
});
