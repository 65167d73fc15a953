import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { call, create, createOpen, eventsOf, freshName, nextAlarm, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const webhook = { url: "https://hooks.test/a", events: [] };
const stateOf = async (name: string) => (await call(`GET /instance/connectionState/${name}`)).body.instance.state;

it("creates with the fields of a real answer", async () => {
  receiveWebhooks();
  const instanceName = freshName();
  const { status, body } = await call("POST /instance/create", {
    instanceName,
    integration: "WHATSAPP-BAILEYS",
    qrcode: false,
    rejectCall: true,
    msgCall: "no calls",
    groupsIgnore: true,
    webhook: { url: "https://hooks.test/x", byEvents: false, base64: false, headers: { "x-hook": "abc" }, events: [] },
  });
  expect(status).toBe(201);
  expect(body).toEqual({
    instance: {
      instanceName,
      instanceId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      integration: "WHATSAPP-BAILEYS",
      webhookWaBusiness: null,
      accessTokenWaBusiness: "",
      status: "close",
    },
    hash: expect.stringMatching(/^[0-9A-F-]{36}$/),
    webhook: {
      webhookUrl: "https://hooks.test/x",
      webhookHeaders: { "x-hook": "abc" },
      webhookByEvents: false,
      webhookBase64: false,
    },
    websocket: {},
    rabbitmq: {},
    nats: {},
    sqs: {},
    settings: {
      rejectCall: true,
      msgCall: "no calls",
      groupsIgnore: true,
      alwaysOnline: false,
      readMessages: false,
      readStatus: false,
      syncFullHistory: false,
      wavoipToken: "",
    },
  });
});

it.each([
  [{}, 403, ['This name "undefined" is already in use.']],
  [{ instanceName: freshName() }, 400, ["Invalid integration"]],
  [{ instanceName: freshName(), integration: "NOPE" }, 400, ["Invalid integration"]],
  [
    { instanceName: freshName(), integration: "WHATSAPP-BAILEYS", qrcode: "yes", rejectCall: "no" },
    400,
    [["qrcode is not of a type(s) boolean", "rejectCall is not of a type(s) boolean"]],
  ],
  [
    { instanceName: freshName(), integration: "WHATSAPP-BAILEYS", webhook: { url: "https://hooks.test" } },
    400,
    ["Cannot read properties of undefined (reading 'length')"],
  ],
])("refuses to create from %j", async (body, status, message) => {
  const answer = await call("POST /instance/create", body);
  expect(answer.status).toBe(status);
  expect(answer.body.response.message).toEqual(message);
});

it("opens a WHATSAPP-BUSINESS instance at once, its Meta token being its key", async () => {
  const { body } = await call("POST /instance/create", {
    instanceName: freshName(),
    integration: "WHATSAPP-BUSINESS",
    token: `EAAG-${crypto.randomUUID()}`,
    number: "123456789",
  });
  expect(body.instance).toMatchObject({ status: "open", accessTokenWaBusiness: "evolution" });
  expect(body.hash).toMatch(/^EAAG-/);
});

it("shows a QR code on connect, and opens when the phone scans it", async () => {
  const received = receiveWebhooks();
  const instance = await create({ number: undefined, webhook });
  const { body } = await call(`GET /instance/connect/${instance.name}`);
  expect(body).toEqual({
    pairingCode: null,
    code: expect.stringMatching(/^2@[A-Za-z0-9+/=]{88},/),
    base64: expect.stringMatching(/^data:image\/png;base64,iVBORw0KGgo/),
    count: 1,
  });
  expect(await stateOf(instance.name)).toBe("connecting");
  expect((await call(`GET /instance/connect/${instance.name}`)).body).toEqual(body);

  await until(async () => (await nextAlarm(instance.name)) && (await stateOf(instance.name)) === "open");
  expect((await call(`GET /instance/connect/${instance.name}`)).body).toEqual({
    instance: { instanceName: instance.name, state: "open" },
  });
  const [connecting, , open] = await eventsOf(received, instance, "connection.update", 3);
  expect(connecting).toEqual({ instance: instance.name, state: "connecting", statusReason: 200 });
  expect(open).toEqual({
    instance: instance.name,
    wuid: expect.stringMatching(/^\d+@s\.whatsapp\.net$/),
    profileName: "Sandbox",
    state: "open",
    statusReason: 200,
  });
  const [qrcode] = await eventsOf(received, instance, "qrcode.updated");
  expect(qrcode.qrcode).toEqual({
    instance: instance.name,
    pairingCode: null,
    code: body.code,
    base64: body.base64,
  });
});

it("gives a pairing code for a number", async () => {
  const { name } = await create({ number: undefined });
  const { body } = await call(`GET /instance/connect/${name}?number=5511977770009`);
  expect(body.pairingCode).toMatch(/^[0-9A-Z]{8}$/);
});

it("rotates the QR code of a phone that never scans, until it is told to", async () => {
  const { name } = await create({ number: "10000000002" });
  const first = (await call(`GET /instance/connect/${name}`)).body;
  await until(async () => (await nextAlarm(name)) && (await call(`GET /instance/connect/${name}`)).body.count === 2);
  expect((await call(`GET /instance/connect/${name}`)).body.code).not.toBe(first.code);
  expect(await call(`POST /sandbox/scan/${name}`, {})).toEqual({
    status: 201,
    body: { instance: { instanceName: name, state: "open" } },
  });
});

it("gives up after thirty QR codes", async () => {
  const received = receiveWebhooks();
  const instance = await create({ number: "10000000002", webhook });
  await call(`GET /instance/connect/${instance.name}`);
  await until(async () => (await nextAlarm(instance.name)) && (await stateOf(instance.name)) === "close");
  const codes = await eventsOf(received, instance, "qrcode.updated", 31);
  expect(codes.at(-1)).toEqual({ message: "QR code limit reached, please login again", statusCode: 500 });
  expect((await eventsOf(received, instance, "connection.update", 2)).at(-1)).toEqual({
    instance: instance.name,
    state: "refused",
    statusReason: 428,
  });
});

it("opens at once for the magic number", async () => {
  const { name } = await createOpen();
  expect(await stateOf(name)).toBe("open");
});

it("restarts an open instance, and hides the refusal of a closed one", async () => {
  const { name } = await create();
  expect((await call(`POST /instance/restart/${name}`)).body).toEqual({ error: true, message: "[object Object]" });
  await call(`GET /instance/connect/${name}`);
  expect((await call(`POST /instance/restart/${name}`)).body).toEqual({
    instance: { instanceName: name, state: "open" },
  });
});

it("logs out once", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook });
  expect((await call(`DELETE /instance/logout/${instance.name}`)).body).toEqual({
    status: "SUCCESS",
    error: false,
    response: { message: "Instance logged out" },
  });
  expect(await call(`DELETE /instance/logout/${instance.name}`)).toEqual({
    status: 400,
    body: {
      status: 400,
      error: "Bad Request",
      response: { message: [`The "${instance.name}" instance is not connected`] },
    },
  });
  expect(await eventsOf(received, instance, "logout.instance")).toEqual([null]);
  const [closed] = await eventsOf(received, instance, "status.instance");
  expect(closed).toMatchObject({ instance: instance.name, status: "closed", disconnectionReasonCode: 401 });
  expect(JSON.parse(closed.disconnectionObject).error.output.statusCode).toBe(401);
});

it("deletes, tells, and leaves nothing behind", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook });
  expect((await call(`DELETE /instance/delete/${instance.name}`, undefined, instance.token)).body).toEqual({
    status: "SUCCESS",
    error: false,
    response: { message: "Instance deleted" },
  });
  expect((await call(`GET /instance/connectionState/${instance.name}`)).status).toBe(404);
  expect(
    (await call(`GET /instance/fetchInstances?instanceName=${instance.name}`, undefined, instance.token)).status,
  ).toBe(401);
  expect(await eventsOf(received, instance, "remove.instance")).toEqual([null]);
  expect(await eventsOf(received, instance, "instance.delete")).toEqual([
    { instanceName: instance.name, instanceId: instance.id },
  ]);
  const tables = () =>
    runInDurableObject(env.SANDBOX.getByName(instance.name), (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'documents'").toArray(),
    );
  await until(async () => (await tables()).length === 0);
});

it("forgets an instance that nobody used for thirty days", async () => {
  const { name } = await create();
  await runInDurableObject(env.SANDBOX.getByName(name), (_, { storage }) => {
    storage.sql.exec("UPDATE activity SET used_at = used_at - ?", 31 * 86_400_000);
  });
  await nextAlarm(name);
  expect((await call(`GET /instance/connectionState/${name}`)).status).toBe(404);
});

it("keeps no tables for a name that was only asked for", async () => {
  const ghost = freshName();
  await call(`GET /instance/connectionState/${ghost}`);
  const tables = await runInDurableObject(env.SANDBOX.getByName(ghost), (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name IN ('documents', 'migrations')").toArray(),
  );
  expect(tables).toEqual([]);
});

it("fetches the whole row of an instance", async () => {
  const { name, id, token } = await createOpen({ number: undefined, ownerJid: undefined });
  await call(`POST /sandbox/scan/${name}`, {});
  const { body } = await call(`GET /instance/fetchInstances?instanceName=${name}`, undefined, token);
  const at = expect.stringMatching(/^\d{4}-.*Z$/);
  expect(body).toEqual([
    {
      id,
      name,
      connectionStatus: "open",
      ownerJid: expect.stringMatching(/@s\.whatsapp\.net$/),
      profileName: "Sandbox",
      profilePicUrl: null,
      integration: "WHATSAPP-BAILEYS",
      number: null,
      businessId: null,
      token,
      clientName: "evolution",
      disconnectionReasonCode: null,
      disconnectionObject: null,
      disconnectionAt: null,
      createdAt: at,
      updatedAt: at,
      Chatwoot: null,
      Proxy: null,
      Rabbitmq: null,
      Nats: null,
      Sqs: null,
      Websocket: null,
      Setting: {
        id: expect.stringMatching(/^c[0-9a-z]{24}$/),
        rejectCall: false,
        msgCall: "",
        groupsIgnore: false,
        alwaysOnline: false,
        readMessages: false,
        readStatus: false,
        syncFullHistory: false,
        wavoipToken: "",
        createdAt: at,
        updatedAt: at,
        instanceId: id,
      },
      _count: { Message: 0, Contact: 0, Chat: 0 },
    },
  ]);
});

it("does not find an instance that is not there", async () => {
  const ghost = freshName();
  expect((await call(`GET /instance/fetchInstances?instanceName=${ghost}`)).body).toEqual({
    status: 404,
    error: "Not Found",
    response: { message: [`Instance "${ghost}" not found`] },
  });
  expect((await call(`GET /instance/fetchInstances?instanceName=${ghost}`, undefined, "nope")).status).toBe(401);
});
