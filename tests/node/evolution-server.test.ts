import { createHash, createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Asked, ask, writeAndLeave } from "../support/evolution/ask.ts";
import { readMultipart } from "../support/evolution/multipart.ts";
import { startReceiver } from "../support/evolution/receiver.ts";
import * as recorded from "../support/evolution/recorded.ts";
import { settled } from "../support/evolution/recorded.ts";
import { type EvolutionOptions, type FaultMode, startEvolution, type Version } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";

const GLOBAL = "global-key";
const TEXT = { number: "5511888880002", text: "olá 👋" };
const FULL_SETTINGS = {
  rejectCall: true,
  msgCall: "sem chamadas",
  groupsIgnore: true,
  alwaysOnline: true,
  readMessages: true,
  readStatus: false,
  syncFullHistory: false,
};

/** A server with the instances tA and tB, their tokens "A" and "B", both connected. */
async function twoTenants(version: Version = "2.3.6", options: Partial<EvolutionOptions> = {}) {
  const server = await startEvolution({ version, globalKey: GLOBAL, ...options });
  onTestFinished(() => server.stop());
  const call = (line: string, apikey?: string, body?: unknown) =>
    ask(server.url, line, { ...(apikey === undefined ? {} : { apikey }), body });
  for (const token of ["A", "B"]) {
    const body = { instanceName: `t${token}`, integration: "WHATSAPP-BAILEYS", token };
    expect((await call("POST /instance/create", GLOBAL, body)).status).toBe(201);
    await server.open(`t${token}`);
  }
  return { server, call };
}

/** A web server of the test's own, gone when the test is. */
async function receiver(status = 200, answer = "{}") {
  const started = await startReceiver(status, answer);
  onTestFinished(() => started.stop());
  return started;
}

const idOf = ({ body }: Asked): string => (body as { id: string }).id;
const refusesWith = (answer: Asked, body: { status: number }) =>
  expect({ status: answer.status, body: answer.body }).toEqual({ status: body.status, body });

describe.each<Version>(["2.3.6", "2.2.3"])("recorded answers of %s", (version) => {
  const nats = version === "2.3.6" ? { nats: {} } : {};

  it("creates, lists and deletes an instance", async () => {
    const { call } = await twoTenants(version);
    const made = await call("POST /instance/create", GLOBAL, { instanceName: "x", integration: "WHATSAPP-BAILEYS" });
    expect(made.status).toBe(201);
    expect(settled(made.body)).toEqual({ ...recorded.created("x", "<token>"), ...nats });
    const listed = await call("GET /instance/fetchInstances?instanceName=x", GLOBAL);
    const Nats = version === "2.3.6" ? { Nats: null } : {};
    expect(settled(listed.body)).toEqual([{ ...recorded.instanceRow("x", "<token>"), ...Nats }]);
    const gone = { status: "SUCCESS", error: false, response: { message: "Instance deleted" } };
    expect(await call("DELETE /instance/delete/x", GLOBAL)).toMatchObject({ status: 200, body: gone });
    refusesWith(await call("DELETE /instance/delete/x", GLOBAL), recorded.notFound('The "x" instance does not exist'));
  });

  it("refuses keys, names and shapes in its own words", async () => {
    const { call } = await twoTenants(version);
    refusesWith(await call("GET /instance/fetchInstances"), recorded.UNAUTHORIZED);
    refusesWith(await call("POST /instance/create", "A", { instanceName: "new" }), recorded.UNAUTHORIZED);
    refusesWith(await call("PATCH /instance/create", GLOBAL, {}), recorded.notFound("Cannot PATCH /instance/create"));
    refusesWith(
      await call("GET /instance/fetchInstances?instanceName=ghost", GLOBAL),
      recorded.notFound('Instance "ghost" not found'),
    );
    refusesWith(
      await call("POST /instance/create", GLOBAL, {}),
      recorded.forbidden('This name "undefined" is already in use.'),
    );
    refusesWith(
      await call("POST /instance/create", GLOBAL, { instanceName: "n" }),
      recorded.badRequest("Invalid integration"),
    );
    refusesWith(
      await call("POST /settings/set/tA", "A", { rejectCall: true, groupsIgnore: "yes" }),
      recorded.badRequest([
        "groupsIgnore is not of a type(s) boolean",
        ...["alwaysOnline", "readMessages", "readStatus", "syncFullHistory"].map(
          (name) => `instance requires property "${name}"`,
        ),
      ]),
    );
  });

  it("parses bodies before it looks at anything else", async () => {
    const { server, call } = await twoTenants(version);
    refusesWith(await call("POST /nope", undefined, '{"a": '), {
      ...recorded.serverError("Unexpected end of JSON input"),
      status: 400,
    });
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const formed = await ask(server.url, "POST /message/sendText/tA", {
      apikey: "A",
      body: "number=5511888880002&text=oi",
      headers: form,
    });
    expect(formed).toMatchObject({ status: 201, body: { message: { conversation: "oi" } } });
    refusesWith(await call("GET /instance/connect/%E0%A4%A", GLOBAL), {
      ...recorded.serverError("Failed to decode param '%E0%A4%A'"),
      status: 400,
    });
  });

  it("answers sends and their refusals", async () => {
    const { call } = await twoTenants(version);
    const text = await call("POST /message/sendText/tA", "A", TEXT);
    expect([text.status, settled(text.body)]).toEqual([201, recorded.SENDS[version].text]);
    const place = { number: TEXT.number, name: "A", address: "B", latitude: -23.5, longitude: -46.6 };
    const location = await call("POST /message/sendLocation/tA", "A", place);
    expect([location.status, settled(location.body)]).toEqual([201, recorded.SENDS[version].location]);
    const unknown = { jid: "5511888880000@s.whatsapp.net", exists: false, number: "5511888880000" };
    refusesWith(
      await call("POST /message/sendText/tA", "A", { ...TEXT, number: "5511888880000" }),
      recorded.badRequest(unknown),
    );
    refusesWith(
      await call("POST /message/sendText/tA", "A", { number: 5511888880002, text: "x" }),
      recorded.badRequest(["Invalid format"]),
    );
    refusesWith(
      await call("POST /message/sendText/tA", "A", { text: "x" }),
      recorded.badRequest(['instance requires property "number"']),
    );
    expect((await call("DELETE /instance/logout/tA", "A")).status).toBe(200);
    refusesWith(
      await call("POST /message/sendText/tA", "A", TEXT),
      recorded.serverError("Cannot read properties of undefined (reading 'onWhatsApp')"),
    );
    refusesWith(
      await call("DELETE /instance/logout/tA", "A"),
      recorded.badRequest('The "tA" instance is not connected'),
    );
    const swallowed = { error: true, message: "[object Object]" };
    expect(await call("POST /instance/restart/tA", "A")).toMatchObject({ status: 200, body: swallowed });
  });

  it("keeps bots, their settings and credentials", async () => {
    const { call } = await twoTenants(version);
    expect((await call("GET /dify/find/tA", "A")).body).toEqual(version === "2.3.6" ? [] : null);
    const typebot = await call("POST /typebot/create/tA", "A", recorded.TYPEBOT_REQUEST);
    expect([typebot.status, settled(typebot.body)]).toEqual([201, recorded.TYPEBOT_ROW[version]]);
    const twin = version === "2.3.6" ? "Trigger already exists" : "Typebot already exists";
    refusesWith(await call("POST /typebot/create/tA", "A", recorded.TYPEBOT_REQUEST), recorded.serverError(twin));
    const wrong = ["triggerType is not one of enum values: all,keyword,none,advanced", 'The "url" cannot be empty'];
    const empty = { enabled: true, url: "", typebot: "x", triggerType: "nope" };
    refusesWith(await call("POST /typebot/create/tA", "A", empty), recorded.badRequest(wrong));
    const settings = await call("GET /typebot/fetchSettings/tA", "A");
    expect(settled(settings.body)).toEqual(recorded.TYPEBOT_SETTINGS[version]);
    const credentials = await call("POST /openai/creds/tA", "A", { name: "k1", apiKey: "sk-1" });
    const openai = await call("POST /openai/create/tA", "A", recorded.openaiRequest(idOf(credentials)));
    expect(settled(openai.body)).toEqual(recorded.openaiRow(version === "2.3.6" ? 50 : 0));
    refusesWith(
      await call("PUT /openai/update/x/tA", "A", { enabled: false }),
      recorded.badRequest(
        ["openaiCredsId", "botType", "triggerType"].map((name) => `instance requires property "${name}"`),
      ),
    );
    const word = version === "2.3.6" ? "bot" : "typebot";
    const removed = await call(`DELETE /typebot/delete/${idOf(typebot)}/tA`, "A");
    expect(removed).toMatchObject({ status: 200, body: { [word]: { id: idOf(typebot) } } });
  });

  it("shows a QR code until the phone has scanned it", async () => {
    const { server, call } = await twoTenants(version);
    await server.close("tA");
    const shown = await call("GET /instance/connect/tA?number=5511977770009", "A");
    expect(shown.body).toEqual({
      pairingCode: expect.stringMatching(/^[1-9A-Z]{8}$/),
      code: expect.stringMatching(/^2@/),
      base64: expect.stringMatching(/^data:image\/png;base64,iVBOR/),
      count: 1,
    });
    expect((await call("GET /instance/connect/tA", "A")).body).toEqual(shown.body);
    const state = async () => (await call("GET /instance/connectionState/tA", "A")).body;
    expect(await state()).toEqual({ instance: { instanceName: "tA", state: "connecting" } });
    await server.open("tA");
    expect(await state()).toEqual({ instance: { instanceName: "tA", state: "open" } });
    expect((await call("GET /instance/connect/tA", "A")).body).toEqual(await state());
  });
});

describe("H1: the query overrides the path", () => {
  it.each(["instanceName=tB", "instanceName[]=tB", "instanceName%5B%5D=tB"])("after the guards: %s", async (query) => {
    const { server, call } = await twoTenants();
    const read = await call(`GET /instance/connectionState/tA?${query}`, "A");
    expect(read.body).toEqual({ instance: { instanceName: "tB", state: "open" } });
    expect((await call(`POST /settings/set/tA?${query}`, "A", FULL_SETTINGS)).status).toBe(201);
    expect(server.instance("tB")?.settings.msgCall).toBe("sem chamadas");
    expect(server.instance("tA")?.settings.msgCall).toBe("");
    expect((await call(`POST /message/sendText/tA?${query}`, "A", TEXT)).status).toBe(201);
    expect([server.totalDispatches("tA"), server.totalDispatches("tB")]).toEqual([0, 1]);
  });

  it("but not on group routes", async () => {
    const { server, call } = await twoTenants();
    await call("POST /group/create/tB", "B", { subject: "B's", participants: ["5511888880002"] });
    expect(server.instance("tB")?.groups.size).toBe(1);
    const groups = await call("GET /group/fetchAllGroups/tA?getParticipants=false&instanceName=tB", "A");
    expect(groups).toMatchObject({ status: 200, body: [] });
  });
});

it("H2: /instance/create anywhere in the URL moves the guards", async () => {
  const { server, call } = await twoTenants();
  expect((await call("GET /instance/connectionState/ghost?x=/instance/create", GLOBAL)).status).toBe(403);
  const body = { ...FULL_SETTINGS, instanceName: "free" };
  const moved = await call("POST /settings/set/tA?x=/instance/create", "A", body);
  expect([moved.status, server.instance("tA")?.settings.msgCall]).toEqual([500, ""]);
});

describe("H3: the global key leaves the server", () => {
  it("to the Typebot address a tenant chose, its sessions and its webhooks", async () => {
    const typebot = await receiver(200, JSON.stringify({ sessionId: "s1", messages: [] }));
    const hook = await receiver();
    const { server, call } = await twoTenants();
    const webhook = { enabled: true, url: hook.url, events: ["TYPEBOT_CHANGE_STATUS"] };
    await call("POST /webhook/set/tA", "A", { webhook });
    const bot = { ...recorded.TYPEBOT_REQUEST, url: typebot.url, triggerType: "all" };
    const made = await call("POST /typebot/create/tA", "A", bot);
    await server.receive("tA", { from: "5511888880002", text: "oi" });
    await server.idle();
    expect(typebot.received).toMatchObject([
      { url: "/api/v1/typebots/my-typebot/startChat", body: { prefilledVariables: { apiKey: GLOBAL } } },
    ]);
    expect(hook.received).toMatchObject([{ body: { data: { session: { parameters: { apiKey: GLOBAL } } } } }]);
    const sessions = await call(`GET /typebot/fetchSessions/${idOf(made)}/tA`, "A");
    expect(sessions.body).toMatchObject([{ parameters: { apiKey: GLOBAL }, type: "typebot", status: "opened" }]);
  });

  it.each<[Version, string]>([
    ["2.2.3", GLOBAL],
    ["2.3.6", "A"],
  ])("%s gives a flowise bot the key %s", async (version, key) => {
    const flowise = await receiver();
    const { server, call } = await twoTenants(version);
    const bot = { ...recorded.TYPEBOT_REQUEST, apiUrl: flowise.url, triggerType: "all", ignoreJids: [] };
    expect((await call("POST /flowise/create/tA", "A", bot)).status).toBe(201);
    await server.receive("tA", { from: "5511888880002", text: "oi" });
    expect(flowise.received).toMatchObject([
      { body: { overrideConfig: { vars: { apiKey: key, instanceName: "tA" } } } },
    ]);
  });
});

describe("H4: addresses and files a tenant chooses", () => {
  const image = { number: TEXT.number, mediatype: "image" };
  it.each([
    ["sendMedia", { ...image, media: "http://169.254.169.254/latest/meta-data" }, "url"],
    ["sendMedia", { ...image, media: "http://[::1]:8080/" }, "url"],
    ["sendMedia", { ...image, mediatype: "document", media: "docker-compose.yaml" }, "file"],
    ["sendPtv", { number: TEXT.number, video: "package.json" }, "file"],
    ["sendStatus", { type: "image", content: "/evolution/.env", statusJidList: ["1"] }, "file"],
    ["sendStatus", { type: "video", content: "http://localhost/x", statusJidList: ["1"] }, "url"],
  ])("%s takes %o and reads a %s", async (kind, body, readAs) => {
    const { server, call } = await twoTenants();
    expect((await call(`POST /message/${kind}/tA`, "A", body)).status).toBe(201);
    expect(server.reads).toMatchObject([{ instance: "tA", kind: readAs }]);
  });

  it("refuses only what looks like neither", async () => {
    const { server, call } = await twoTenants();
    const body = { ...image, media: "http://localhost/a.png" };
    refusesWith(
      await call("POST /message/sendMedia/tA", "A", body),
      recorded.badRequest("Owned media must be a url or base64"),
    );
    expect(server.totalDispatches()).toBe(0);
  });
});

it("H5: setting a webhook replaces the one that was there, whoever set it", async () => {
  const { call } = await twoTenants();
  const set = (url: string) =>
    call("POST /webhook/set/tA", "A", { webhook: { enabled: true, url, headers: { "x-secret": "s" }, events: [] } });
  const first = await set("http://127.0.0.1:1/gateway");
  expect(idOf(await set("not a url"))).toBe(idOf(first));
  const found = await call("GET /webhook/find/tA", "A");
  expect(found.body).toMatchObject({ url: "not a url", headers: { "x-secret": "s" }, webhookByEvents: false });
});

it("H6: names can be probed without a key, and members of Object exist", async () => {
  const { call } = await twoTenants();
  const probe = async (line: string, body?: unknown) => (await call(line, undefined, body)).status;
  expect(await probe("GET /instance/connectionState/tB")).toBe(401);
  expect(await probe("GET /instance/connectionState/ghost")).toBe(404);
  expect(await probe("GET /instance/connectionState/constructor")).toBe(401);
  expect(await probe("POST /instance/create", { instanceName: "tB" })).toBe(403);
  expect(await probe("POST /instance/create", { instanceName: "ghost" })).toBe(401);
});

describe("H7: other tenants' data", () => {
  it("shows any tenant's bot, fallback and models to whoever knows an id, in 2.3.6", async () => {
    const { call } = await twoTenants();
    const credentials = idOf(await call("POST /openai/creds/tB", "B", { name: "b", apiKey: "sk-b" }));
    const dify = { ...recorded.TYPEBOT_REQUEST, botType: "agent", apiUrl: "http://b.test", apiKey: "secret-b" };
    const bot = await call("POST /dify/create/tB", "B", dify);
    expect((await call(`GET /dify/fetch/${idOf(bot)}/tA`, "A")).body).toMatchObject({ apiKey: "secret-b" });
    expect((await call("POST /openai/create/tA", "A", recorded.openaiRequest(credentials))).status).toBe(201);
    expect((await call(`GET /openai/getModels/tA?openaiCredsId=${credentials}`, "A")).status).toBe(200);
    const settings = { ...recorded.openaiRequest(credentials), splitMessages: false, timePerChar: 0 };
    // It takes a fallback only where settings are already.
    await call("POST /dify/settings/tA", "A", settings);
    await call("POST /dify/settings/tA", "A", { ...settings, fallbackId: idOf(bot) });
    const fetched = await call("GET /dify/fetchSettings/tA", "A");
    expect(fetched.body).toMatchObject({ fallback: { apiKey: "secret-b" } });
  });

  it("hides them in 2.2.3", async () => {
    const { call } = await twoTenants("2.2.3");
    const bot = await call("POST /typebot/create/tB", "B", recorded.TYPEBOT_REQUEST);
    refusesWith(await call(`GET /typebot/fetch/${idOf(bot)}/tA`, "A"), recorded.serverError("Typebot not found"));
  });

  it("ends every tenant's session with a contact on closed and delete, but pauses only its own", async () => {
    const { server, call } = await twoTenants();
    const contact = "5511888880002@s.whatsapp.net";
    const mine = server.openSession("tA", { remoteJid: contact, type: "dify" });
    const theirs = server.openSession("tB", { remoteJid: contact, type: "dify" });
    const change = (status: string) => call("POST /dify/changeStatus/tA", "A", { remoteJid: contact, status });
    expect((await change("paused")).body).toMatchObject({ bot: { bot: { session: { count: 1 } } } });
    expect([mine.status, theirs.status]).toEqual(["paused", "opened"]);
    expect((await change("delete")).body).toEqual({ bot: { remoteJid: contact, status: "delete" } });
    expect((await call("GET /dify/fetchSessions/any/tB", "B")).body).toEqual([]);
  });

  it("lists every tenant's media on the s3 routes", async () => {
    const { server, call } = await twoTenants();
    await call("POST /message/sendMedia/tB", "B", { number: TEXT.number, mediatype: "image", media: "QUJD" });
    const media = await call("POST /s3/getMedia/tA", "A", {});
    expect(media).toMatchObject({ status: 201, body: [{ instanceId: server.instance("tB")?.id }] });
  });

  it("tells one tenant that another uses an OpenAI key", async () => {
    const { call } = await twoTenants();
    await call("POST /openai/creds/tB", "B", { name: "b", apiKey: "sk-shared" });
    refusesWith(
      await call("POST /openai/creds/tA", "A", { name: "a", apiKey: "sk-shared" }),
      recorded.badRequest("This API key is already registered. Please use a different API key."),
    );
  });

  it("opens every instance that shares a token", async () => {
    const { call } = await twoTenants();
    await call("POST /instance/create", GLOBAL, { instanceName: "tC", integration: "EVOLUTION", token: "A" });
    const rows = (await call("GET /instance/fetchInstances", "A")).body as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual(["tA", "tC"]);
  });
});

it("H8: secrets are answered in clear", async () => {
  const { call } = await twoTenants();
  await call("POST /openai/creds/tA", "A", { name: "k", apiKey: "sk-clear" });
  expect((await call("GET /openai/creds/tA", "A")).body).toMatchObject([{ apiKey: "sk-clear" }]);
  const proxy = { enabled: true, host: "proxy.test", port: "8080", protocol: "http", username: "u", password: "p" };
  expect((await call("POST /proxy/set/tA", "A", proxy)).body).toMatchObject({ proxy: { proxy: { password: "p" } } });
  expect((await call("GET /instance/fetchInstances", "A")).body).toMatchObject([
    { token: "A", Proxy: { password: "p" } },
  ]);
});

describe("H9: doors without a guard", () => {
  it("reads files of a 2.2.3 server, not of a 2.3.6 one", async () => {
    const old = await twoTenants("2.2.3");
    const read = await old.call("GET /assets/..%2f..%2f.env");
    expect([read.status, read.body]).toEqual([200, expect.stringContaining(`AUTHENTICATION_API_KEY=${GLOBAL}`)]);
    const current = await twoTenants("2.3.6");
    expect((await current.call("GET /assets/..%2f..%2f.env")).status).toBe(403);
    expect((await current.call("GET /metrics")).body).toContain('instance="tB"');
  });

  it("injects messages for anybody", async () => {
    const hook = await receiver();
    const { server, call } = await twoTenants();
    const business = { instanceName: "biz", integration: "WHATSAPP-BUSINESS", token: "meta", number: "123456789" };
    await call("POST /instance/create", GLOBAL, {
      ...business,
      webhook: { url: hook.url, events: ["MESSAGES_UPSERT"] },
    });
    const message = { numberId: "123456789", key: { id: "x" }, message: { conversation: "forged" } };
    expect((await call("POST /webhook/evolution", undefined, message)).status).toBe(200);
    await server.idle();
    expect(hook.received).toMatchObject([{ body: { instance: "biz", data: { message: { conversation: "forged" } } } }]);
  });
});

describe("H10: routing tricks", () => {
  it("ignores letter case and a trailing slash, and serves HEAD by GET", async () => {
    const { server, call } = await twoTenants();
    expect((await call("GET /Instance/CONNECTIONSTATE/tA/", "A")).status).toBe(200);
    await server.close("tA");
    expect(await call("HEAD /instance/connect/tA", "A")).toMatchObject({ status: 200, body: "" });
    expect(server.instance("tA")?.state).toBe("connecting");
  });

  it("decodes a name once", async () => {
    const { call } = await twoTenants();
    await call("POST /instance/create", GLOBAL, { instanceName: "a/b", integration: "EVOLUTION" });
    expect((await call("GET /instance/connectionState/a%2Fb", GLOBAL)).status).toBe(200);
    expect((await call("GET /instance/connectionState/a%252Fb", GLOBAL)).status).toBe(404);
  });

  it("names the URL with its query where there is no route, key or not", async () => {
    const { call } = await twoTenants();
    refusesWith(
      await call("POST /message/sendButton/tA?a=1"),
      recorded.notFound("Cannot POST /message/sendButton/tA?a=1"),
    );
  });

  it("takes the last of two equal JSON names", async () => {
    const { call } = await twoTenants();
    const answer = await call("POST /message/sendText/tA", "A", '{"number":"5511888880002","text":"1","text":"2"}');
    expect(answer.body).toMatchObject({ message: { conversation: "2" } });
  });
});

describe("H11: sizes and waits", () => {
  it("takes 50 MB of JSON and keeps none of it", async () => {
    const { server, call } = await twoTenants();
    const body = JSON.stringify({ number: TEXT.number, mediatype: "image", media: "A".repeat(50 * 2 ** 20) });
    const before = process.memoryUsage().rss;
    expect((await call("POST /message/sendMedia/tA", "A", body)).status).toBe(201);
    const record = server.requests.at(-1);
    expect(record).toMatchObject({ bodySize: body.length, complete: true, bodyText: undefined, status: 201 });
    expect(record?.bodySha256).toBe(createHash("sha256").update(body).digest("hex"));
    expect(server.dispatches("tA")[0]?.body.media).toHaveLength(64 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
  });

  it.each([
    ["a control character", "\u0001"],
    ["a bad escape", "\\x"],
    ["no end", undefined],
  ])("finds %s in a part it does not keep", async (_, flaw) => {
    const { server, call } = await twoTenants();
    const media = "A".repeat(2 * 2 ** 20);
    const head = `{"number":"${TEXT.number}","mediatype":"image","media":"${media}`;
    const answer = await call("POST /message/sendMedia/tA", "A", flaw === undefined ? head : `${head}${flaw}"}`);
    expect([answer.status, server.totalDispatches()]).toEqual([400, 0]);
  });

  it.each([
    ["escapes", "\\u00e9".repeat(200_000)],
    ["two-byte letters", `a${"é".repeat(600_000)}`],
  ])("cuts a long string between its %s and keeps what stands after it", async (_, text) => {
    const { server, call } = await twoTenants();
    const answer = await call("POST /message/sendText/tA", "A", `{"text":"${text}","number":"5511888880002"}`);
    expect(answer.status).toBe(201);
    expect(server.dispatches()[0]?.body.text).toMatch(/^a?é+$/);
  });

  it.each([1, 2, 7, 1000])("reads a form that arrives %i bytes at a time", (size) => {
    const field = '--b\r\ncontent-disposition: form-data; name="number"\r\n\r\n55\r\n';
    const empty = '--b\r\ncontent-disposition: form-data; name="caption"\r\n\r\n\r\n';
    const file = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n-\r\n--\r\n--b--\r\n';
    const bytes = Buffer.from(field + empty + file);
    const reader = readMultipart("multipart/form-data; boundary=b");
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    expect(reader.finish()).toEqual({
      fields: { number: "55", caption: "" },
      files: [{ field: "file", fileName: "a", mimetype: "application/octet-stream", size: 8 }],
    });
  });

  it("takes one file in the field named file, and only texts beside it", async () => {
    const { server, call } = await twoTenants();
    const upload = async (field: string, delay?: string) => {
      const form = new FormData();
      form.set("number", TEXT.number);
      form.set("mediatype", "image");
      if (delay) form.set("delay", delay);
      form.set(field, new Blob(["\r\n--not the boundary\r\n".repeat(9999)], { type: "image/png" }), "a.png");
      const options = { method: "POST", headers: { apikey: "A" }, body: form };
      const answer = await fetch(`${server.url}/message/sendMedia/tA`, options);
      return { status: answer.status, headers: {}, body: await answer.json() };
    };
    const sent = await upload("file");
    expect(sent.body).toMatchObject({ message: { imageMessage: { mimetype: "image/png", fileName: "a.png" } } });
    refusesWith(await upload("other"), recorded.serverError("Unexpected field"));
    refusesWith(await upload("file", "10"), recorded.badRequest(["Enter a value in milliseconds"]));
    expect((await call("POST /message/sendText/tA", "A", TEXT)).status).toBe(201);
  });

  it("sleeps the caller's delay on its own clock", async () => {
    const { call } = await twoTenants("2.3.6", { timeScale: 0.001 });
    const start = performance.now();
    await call("POST /message/sendText/tA", "A", { ...TEXT, delay: 200_000 });
    expect(performance.now() - start).toBeGreaterThanOrEqual(195);
  });

  it("puts no limit on a page of messages", async () => {
    const { server, call } = await twoTenants();
    for (let sent = 0; sent < 60; sent += 1) await call("POST /message/sendText/tA", "A", TEXT);
    const keyId = server.dispatches("tA")[0]?.keyId ?? "";
    await server.acknowledge("tA", keyId, "READ");
    const page = async (body: unknown) =>
      (
        (await call("POST /chat/findMessages/tA", "A", body)).body as {
          messages: { records: unknown[]; total: number };
        }
      ).messages;
    expect((await page({ where: {} })).records).toHaveLength(50);
    expect(await page({ where: {}, offset: 1000 })).toMatchObject({ total: 60, pages: 1, currentPage: 1 });
    expect(await page({ where: { key: { id: keyId } } })).toMatchObject({
      records: [{ key: { id: keyId }, MessageUpdate: [{ status: "READ" }] }],
    });
  });
});

describe("webhooks", () => {
  const webhook = (url: string, rest: object = {}) => ({
    webhook: { enabled: true, url, headers: { "x-secret": "s", jwt_key: "k" }, events: ["SEND_MESSAGE"], ...rest },
  });

  it.each<Version>(["2.3.6", "2.2.3"])(
    "carry the token, the server's address and our headers in %s",
    async (version) => {
      const hook = await receiver();
      const { server, call } = await twoTenants(version);
      await call("POST /webhook/set/tA", "A", webhook(hook.url, { byEvents: true }));
      const sent = await call("POST /message/sendText/tA", "A", TEXT);
      await server.idle();
      const [delivery] = hook.received;
      expect(delivery).toMatchObject({ url: "/send-message", headers: { "x-secret": "s" } });
      expect(delivery?.body).toEqual({
        event: "send.message",
        instance: "tA",
        data: sent.body,
        destination: hook.url,
        date_time: expect.stringMatching(/Z$/),
        sender: server.instance("tA")?.ownerJid,
        server_url: server.url,
        apikey: "A",
      });
      const [head, claims, signature] = delivery?.headers.authorization?.replace("Bearer ", "").split(".") ?? [];
      if (version === "2.2.3") expect([delivery?.headers.jwt_key, head]).toEqual(["k", undefined]);
      else expect(signature).toBe(createHmac("sha256", "k").update(`${head}.${claims}`).digest("base64url"));
    },
  );

  it.each<[Version, number, number]>([
    ["2.3.6", 500, 10],
    ["2.3.6", 404, 1],
    ["2.2.3", 404, 10],
  ])("%s tries an address that answers %i %i times", async (version, status, attempts) => {
    const hook = await receiver(status);
    const { server, call } = await twoTenants(version);
    await call("POST /webhook/set/tA", "A", webhook(hook.url));
    await call("POST /message/sendText/tA", "A", TEXT);
    await server.idle();
    expect(server.deliveries.map(({ attempt }) => attempt)).toEqual(Array.from({ length: attempts }, (_, i) => i + 1));
    expect(new Set(hook.received.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  it("never carry group updates, and know each version's names", async () => {
    const hook = await receiver();
    const { server, call } = await twoTenants();
    await call("POST /webhook/set/tA", "A", webhook(hook.url, { events: [] }));
    await server.emit("tA", "groups.update", []);
    expect(hook.received).toEqual([]);
    expect(server.instance("tA")?.webhook?.events).toHaveLength(31);
    const old = await twoTenants("2.2.3");
    await old.call("POST /webhook/set/tA", "A", webhook(hook.url, { events: [] }));
    expect(old.server.instance("tA")?.webhook?.events).toHaveLength(27);
    const unknown = await old.call("POST /webhook/set/tA", "A", webhook(hook.url, { events: ["NOPE"] }));
    const text = "webhook.events[0] is not one of enum values: APPLICATION_STARTUP,QRCODE_UPDATED";
    expect([unknown.status, JSON.stringify(unknown.body)]).toEqual([400, expect.stringContaining(text)]);
  });

  it("are lost with the process", async () => {
    const hook = await receiver(500);
    const { server, call } = await twoTenants("2.3.6", { timeScale: 1 });
    await call("POST /webhook/set/tA", "A", webhook(hook.url));
    await call("POST /message/sendText/tA", "A", TEXT);
    await until(() => server.deliveries.length === 1);
    await server.stop();
    await server.idle();
    expect(hook.received).toHaveLength(1);
  });
});

describe("faults", () => {
  const outcome = (answer: Promise<Asked>) =>
    answer.then(
      ({ status, body }) => [status, body],
      (error: NodeJS.ErrnoException) => [error.code],
    );

  it.each<[FaultMode, unknown[], number]>([
    ["reset", ["ECONNRESET"], 0],
    ["reset_after_body", ["ECONNRESET"], 1],
    ["reset_after_headers", ["ECONNRESET"], 1],
    ["slow_body", [201, expect.objectContaining({ status: "PENDING" })], 1],
    ["garbage", [200, expect.stringContaining("<!DOCTYPE")], 0],
    ["not_http", ["HPE_INVALID_CONSTANT"], 0],
    ["http_502_html", [502, expect.stringContaining("Bad Gateway")], 0],
    ["error_true_200", [200, { error: true, message: "[object Object]" }], 0],
    ["meta_error_201", [201, expect.objectContaining({ type: "OAuthException" })], 0],
    ["refuse", ["ECONNREFUSED"], 0],
  ])("%s ends a send with %j and %i dispatches, and is gone when lifted", async (mode, expected, dispatched) => {
    const { server, call } = await twoTenants();
    const lift = server.fault({ mode, path: /sendText\/tA/, pauseMs: 1 });
    expect(await outcome(call("POST /message/sendText/tA", "A", TEXT))).toEqual(expected);
    expect(server.totalDispatches("tA")).toBe(dispatched);
    await lift();
    expect((await call("POST /message/sendText/tA", "A", TEXT)).status).toBe(201);
  });

  it.each<[FaultMode, number, boolean]>([
    ["hang", 0, false],
    ["hang_after_body", 1, true],
  ])("%s never answers; dispatches: %i", async (mode, dispatched, complete) => {
    const { server } = await twoTenants();
    server.fault({ mode, times: 1 });
    const leave = new AbortController();
    const { signal } = leave;
    const hanging = ask(server.url, "POST /message/sendText/tA", { apikey: "A", body: TEXT, signal }).catch(
      () => "left",
    );
    await until(() => server.requests.at(-1)?.fault === mode && server.totalDispatches() === dispatched);
    expect(server.counters.inFlight).toBe(1);
    leave.abort();
    expect(await hanging).toBe("left");
    expect(server.requests.at(-1)).toMatchObject({ complete, status: undefined });
  });

  it("strikes as often as it was told, and only where it was told", async () => {
    const { server, call } = await twoTenants();
    server.fault({ mode: "http_502_html", path: /\/tA/g, times: 2 });
    const statuses = [];
    for (const name of ["tB", "tA", "tA", "tA"]) {
      statuses.push((await call(`GET /instance/connectionState/${name}`, GLOBAL)).status);
    }
    expect(statuses).toEqual([200, 502, 502, 200]);
    expect(server.counters.faulted).toBe(2);
  });

  it("stops, refuses, and comes back on the same port with its data", async () => {
    const { server, call } = await twoTenants();
    await server.stop();
    expect(await outcome(call("GET /", GLOBAL))).toEqual(["ECONNREFUSED"]);
    await server.start();
    expect((await call("GET /instance/connectionState/tA", "A")).status).toBe(200);
  });
});

describe("records", () => {
  it("keep what arrived as it arrived", async () => {
    const { server } = await twoTenants();
    server.forget();
    const headers = { "X-Odd-Case": "1" };
    await ask(server.url, "POST /Message/sendText/tA?a=%20b", { apikey: "A", body: TEXT, headers });
    expect(server.requests).toMatchObject([
      { method: "POST", url: "/Message/sendText/tA?a=%20b", bodyText: JSON.stringify(TEXT), status: 201 },
    ]);
    expect(server.requests[0]?.rawHeaders).toContain("X-Odd-Case");
    expect(server.counters).toMatchObject({
      requests: 1,
      incomplete: 0,
      bytes: Buffer.byteLength(JSON.stringify(TEXT)),
    });
  });

  it("count a send only when its whole body was there and was valid", async () => {
    const { server, call } = await twoTenants();
    const head = "POST /message/sendText/tA HTTP/1.1\r\nhost: x\r\napikey: A\r\ncontent-type: application/json\r\n";
    await writeAndLeave(server.url, `${head}content-length: 100\r\n\r\n{"number":"5511888880002"`);
    await until(() => server.counters.incomplete === 1);
    await call("POST /message/sendText/tA", "A", '{"number":');
    await call("POST /message/sendText/tA", "A", { text: "no number" });
    expect(server.totalDispatches("tA")).toBe(0);
    await call("POST /message/sendText/tA", "A", TEXT);
    expect(server.dispatches("tA")).toMatchObject([{ route: "sendText", body: TEXT }]);
  });

  it("read compressed bodies, and compress answers that are asked for so", async () => {
    const { server, call } = await twoTenants();
    const compressed = { "content-encoding": "gzip", "content-type": "application/json" };
    const zipped = { apikey: "A", body: gzipSync(JSON.stringify(TEXT)), headers: compressed };
    expect((await ask(server.url, "POST /message/sendText/tA", zipped)).status).toBe(201);
    const broken = { ...zipped, body: Buffer.from("not gzip at all") };
    expect((await ask(server.url, "POST /message/sendText/tA", broken)).status).toBe(400);
    const list = await fetch(`${server.url}/instance/fetchInstances`, { headers: { apikey: GLOBAL } });
    expect(list.headers.get("content-encoding")).toBe("gzip");
    expect(await list.json()).toHaveLength(2);
    expect((await call("GET /instance/fetchInstances", GLOBAL)).headers["content-encoding"]).toBeUndefined();
  });
});
