import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { call, create, createOpen, eventsOf, nextAlarm, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const jid = "5511888880002@s.whatsapp.net";
const webhook = { url: "https://hooks.test/i", events: [] };
const inbound = (name: string, body: object) =>
  call(`POST /sandbox/inbound/${name}`, { from: "5511888880002", ...body });

it("brings a message with its contact and chat, as a real server tells it", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook });
  const { status, body } = await inbound(instance.name, { text: "resposta do cliente", pushName: "Cliente" });
  expect(status).toBe(201);
  expect(body).toEqual({
    key: {
      remoteJid: jid,
      remoteJidAlt: "95511888880002@lid",
      fromMe: false,
      id: expect.stringMatching(/^3A[0-9A-F]{18}$/),
      participant: "",
      addressingMode: "pn",
    },
    pushName: "Cliente",
    status: "DELIVERY_ACK",
    message: { conversation: "resposta do cliente" },
    messageType: "conversation",
    messageTimestamp: expect.any(Number),
    instanceId: instance.id,
    source: "ios",
  });
  expect(await eventsOf(received, instance, "messages.upsert")).toEqual([body]);
  expect(await eventsOf(received, instance, "contacts.upsert")).toEqual([
    { remoteJid: jid, pushName: "Cliente", instanceId: instance.id },
  ]);
  expect(await eventsOf(received, instance, "chats.upsert")).toEqual([
    [{ remoteJid: jid, instanceId: instance.id, unreadMessages: 1 }],
  ]);
  await inbound(instance.name, { text: "de novo", pushName: "Cliente" });
  expect(await eventsOf(received, instance, "chats.update")).toEqual([[{ remoteJid: jid, instanceId: instance.id }]]);
  expect(await eventsOf(received, instance, "contacts.update")).toHaveLength(1);

  expect((await call(`POST /chat/findContacts/${instance.name}`, { where: {} })).body).toMatchObject([
    { remoteJid: jid, pushName: "Cliente", isGroup: false, isSaved: true, type: "contact" },
  ]);
  expect((await call(`POST /chat/findChats/${instance.name}`, {})).body).toMatchObject([
    { remoteJid: jid, unreadCount: 2, lastMessage: { message: { conversation: "de novo" } } },
  ]);
});

it("carries media, inside the event too when the webhook asks for it", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook: { ...webhook, base64: true } });
  const { body } = await inbound(instance.name, { type: "image", text: "look" });
  expect(body.messageType).toBe("imageMessage");
  expect(body.message.imageMessage).toMatchObject({ caption: "look", mimetype: "image/png" });
  const [event] = await eventsOf(received, instance, "messages.upsert");
  expect(event.message.base64).toMatch(/^iVBORw0KGgo/);
  const media = await call(`POST /chat/getBase64FromMediaMessage/${instance.name}`, { message: { key: body.key } });
  expect(media).toMatchObject({
    status: 201,
    body: { mediaType: "imageMessage", caption: "look", base64: event.message.base64, buffer: null },
  });
});

it("tells what the owner writes on the phone as his own", async () => {
  const { name } = await createOpen();
  expect((await inbound(name, { text: "by hand", fromMe: true })).body).toMatchObject({
    key: { fromMe: true },
    pushName: "Você",
    source: "android",
  });
  expect((await call(`POST /chat/findContacts/${name}`, {})).body).toEqual([]);
});

it("refuses to receive, scan or disconnect in the wrong state", async () => {
  const { name } = await create();
  for (const route of [
    `POST /sandbox/inbound/${name}`,
    `POST /sandbox/scan/${name}`,
    `POST /sandbox/disconnect/${name}`,
  ]) {
    expect((await call(route, { from: "5511888880002", reason: "banned" })).status).toBe(400);
  }
  expect((await call(`POST /sandbox/inbound/${name}`, {})).body.response.message).toEqual([
    ['instance requires property "from"'],
  ]);
});

it.each([
  ["logged_out", "close"],
  ["banned", "close"],
  ["replaced", "connecting"],
  ["connection_lost", "connecting"],
])("disconnects: %s leaves it %s", async (reason, state) => {
  const { name } = await createOpen();
  expect(await call(`POST /sandbox/disconnect/${name}`, { reason })).toEqual({
    status: 201,
    body: { instance: { instanceName: name, state }, reason },
  });
});

it("comes back by itself after a lost connection", async () => {
  const { name } = await createOpen();
  await call(`POST /sandbox/disconnect/${name}`, { reason: "connection_lost" });
  const state = async () => (await call(`GET /instance/connectionState/${name}`)).body.instance.state;
  await until(async () => (await nextAlarm(name)) && (await state()) === "open");
});
