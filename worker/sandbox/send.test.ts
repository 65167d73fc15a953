import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { call, create, createOpen, eventsOf, nextAlarm, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const number = "5511888880002";
const jid = "5511888880002@s.whatsapp.net";
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const contextInfo = {
  mentionedJid: [],
  groupMentions: [],
  ephemeralSettingTimestamp: { low: expect.any(Number), high: 0, unsigned: false },
  disappearingMode: { initiator: 0 },
};

const sent = (id: string, messageType: string, message: unknown) => ({
  key: { remoteJid: jid, fromMe: true, id: expect.stringMatching(/^3EB0[0-9A-F]{18}$/) },
  pushName: "Você",
  status: "PENDING",
  message,
  messageType,
  messageTimestamp: expect.any(Number),
  instanceId: id,
  source: "web",
});

it("sends text with the fields of a real answer", async () => {
  const { name, id } = await createOpen();
  const { status, body } = await call(`POST /message/sendText/${name}`, { number, text: "olá 👋" });
  expect(status).toBe(201);
  expect(body).toEqual({ ...sent(id, "conversation", { conversation: "olá 👋" }), contextInfo });
});

it("sends a location, a poll and a reaction", async () => {
  const { name, id } = await createOpen();
  const place = { number, name: "A", address: "B", latitude: -23.5, longitude: -46.6 };
  const location = { degreesLatitude: -23.5, degreesLongitude: -46.6, name: "A", address: "B", contextInfo };
  expect((await call(`POST /message/sendLocation/${name}`, place)).body).toEqual({
    ...sent(id, "locationMessage", { locationMessage: location }),
    contextInfo,
  });

  const poll = { number, name: "q?", selectableCount: 1, values: ["a", "b"] };
  const answer = await call(`POST /message/sendPoll/${name}`, poll);
  expect(answer.body).toEqual(
    sent(id, "pollCreationMessageV3", {
      messageContextInfo: { messageSecret: expect.any(Object), contextInfo },
      pollCreationMessageV3: {
        name: "q?",
        selectableOptionsCount: 1,
        options: [{ optionName: "a" }, { optionName: "b" }],
      },
    }),
  );
  expect(Object.keys(answer.body.message.messageContextInfo.messageSecret)).toHaveLength(32);

  const key = { remoteJid: jid, fromMe: true, id: "3EB087241A6875334CB0B5" };
  expect((await call(`POST /message/sendReaction/${name}`, { key, reaction: "👍" })).body).toEqual(
    sent(id, "reactionMessage", { reactionMessage: { text: "👍", key, senderTimestampMs: expect.any(Number) } }),
  );
});

it.each([
  ["sendMedia", { mediatype: "image", media: png, caption: "c" }, "imageMessage"],
  ["sendMedia", { mediatype: "document", media: "https://files.test/a.pdf" }, "documentMessage"],
  ["sendPtv", { video: "https://files.test/a.mp4" }, "ptvMessage"],
  ["sendWhatsAppAudio", { audio: png }, "audioMessage"],
  ["sendSticker", { sticker: "https://files.test/a.png" }, "stickerMessage"],
  ["sendContact", { contact: [{ fullName: "Ana", phoneNumber: "5511999990000" }] }, "contactMessage"],
  [
    "sendList",
    { title: "t", footerText: "f", buttonText: "b", sections: [{ title: "s", rows: [{ title: "r", rowId: "1" }] }] },
    "listMessage",
  ],
  ["sendButtons", { title: "t", buttons: [{ type: "reply", displayText: "Yes", id: "1" }] }, "viewOnceMessage"],
])("%s answers with its content: %j", async (route, body, messageType) => {
  const { name } = await createOpen();
  const answer = await call(`POST /message/${route}/${name}`, { number, ...body });
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ messageType, status: "PENDING", key: { remoteJid: jid } });
  expect(answer.body.message[messageType]).toBeTruthy();
});

it("posts a status", async () => {
  const { name } = await createOpen();
  const status = { type: "text", content: "hi", backgroundColor: "#fff", font: 1, statusJidList: [number] };
  const { body } = await call(`POST /message/sendStatus/${name}`, status);
  expect(body.key.remoteJid).toBe("status@broadcast");
});

it.each([
  ["sendText", { text: "oi" }, [['requires property "number"']]],
  ["sendText", { number, textMessage: { text: "v1" } }, [['requires property "text"']]],
  ["sendText", { number: 5511888880002, text: "x" }, [["Invalid format"]]],
  ["sendText", { number, text: "x", delay: "1" }, [["Enter a value in milliseconds"]]],
  ["sendText", { number, text: "x", mentioned: ["ana"] }, [['"mentioned" must be an array of numeric strings']]],
  ["sendMedia", { number, mediatype: "image", media: "not media!" }, ["Owned media must be a url or base64"]],
  ["sendMedia", { number, mediatype: "document", media: png }, ["For base64 the file name must be informed."]],
  ["sendMedia", { number, mediatype: "gif" }, [["mediatype is not one of enum values: image,document,video,audio"]]],
  [
    "sendPoll",
    { number, name: "q", selectableCount: 11, values: ["a"] },
    [["selectableCount must be less than or equal to 10", "values does not meet minimum length of 2"]],
  ],
  [
    "sendReaction",
    { key: { id: "1", remoteJid: jid, fromMe: true }, reaction: "abc" },
    ["Reaction must be a single emoji or empty string"],
  ],
  ["sendReaction", { key: {}, reaction: "👍" }, [expect.arrayContaining(['key requires property "id"'])]],
  ["sendWhatsAppAudio", { number, audio: "x.ogg" }, ["Owned media must be a url, base64, or valid file with buffer"]],
  ["sendButtons", { number, title: "t", buttons: [] }, ["At least one button is required"]],
  ["sendStatus", { type: "text", content: "x" }, ["StatusJidList is required"]],
])("%s refuses %j", async (route, body, message) => {
  const { name } = await createOpen();
  const answer = await call(`POST /message/${route}/${name}`, body);
  expect(answer.status).toBe(400);
  const expected = message.map((part) =>
    Array.isArray(part) ? part.map((text) => (/^requires/.test(text) ? `instance ${text}` : text)) : part,
  );
  expect(answer.body).toEqual({ status: 400, error: "Bad Request", response: { message: expected } });
});

it("trips over the missing socket while not connected", async () => {
  const { name } = await create();
  expect(await call(`POST /message/sendText/${name}`, { number, text: "oi" })).toEqual({
    status: 500,
    body: {
      status: 500,
      error: "Internal Server Error",
      response: { message: "Cannot read properties of undefined (reading 'onWhatsApp')" },
    },
  });
});

it("has no templates on the Baileys channel", async () => {
  const { name } = await createOpen();
  expect((await call(`POST /message/sendTemplate/${name}`, { number, name: "t", language: "en" })).body).toEqual({
    status: 500,
    error: "Internal Server Error",
    response: { message: "Method not available in the Baileys service" },
  });
});

it("knows what other channels cannot do", async () => {
  const { name } = await create({ integration: "EVOLUTION" });
  const answer = await call(`POST /message/sendPoll/${name}`, {
    number,
    name: "q",
    selectableCount: 1,
    values: ["a", "b"],
  });
  expect(answer.body.response.message).toEqual(["Method not available on Evolution Channel"]);
  const sentBody = (await call(`POST /message/sendText/${name}`, { number, text: "x" })).body;
  expect(sentBody).not.toHaveProperty("status");
  expect(sentBody.key.remoteJid).toBe(number);
});

it("earns receipts in order, stored and told", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook: { url: "https://hooks.test/r", events: [] } });
  const { body } = await call(`POST /message/sendText/${instance.name}`, { number, text: "x" });
  expect(await eventsOf(received, instance, "send.message")).toEqual([body]);
  const statuses = async () => {
    const found = await call(`POST /chat/findMessages/${instance.name}`, { where: { key: { id: body.key.id } } });
    return found.body.messages.records[0].MessageUpdate;
  };
  await until(async () => (await nextAlarm(instance.name)) && (await statuses()).length === 3);
  expect(await statuses()).toEqual([{ status: "SERVER_ACK" }, { status: "DELIVERY_ACK" }, { status: "READ" }]);
  const updates = await eventsOf(received, instance, "messages.update", 3);
  expect(updates[1]).toEqual({
    keyId: body.key.id,
    remoteJid: jid,
    fromMe: true,
    status: "DELIVERY_ACK",
    instanceId: instance.id,
    messageId: expect.stringMatching(/^c/),
  });
  const rows = (await call(`POST /chat/findStatusMessage/${instance.name}`, { where: { id: body.key.id } })).body;
  expect(rows.map(({ status }: { status: string }) => status)).toEqual(["SERVER_ACK", "DELIVERY_ACK", "READ"]);
});

it("quotes and mentions", async () => {
  const { name } = await createOpen();
  const first = (await call(`POST /message/sendText/${name}`, { number, text: "first" })).body;
  const { body } = await call(`POST /message/sendText/${name}`, {
    number,
    text: "second",
    mentioned: ["5511999990000"],
    quoted: { key: { id: first.key.id } },
  });
  expect(body.contextInfo).toMatchObject({
    mentionedJid: ["5511999990000@s.whatsapp.net"],
    stanzaId: first.key.id,
    quotedMessage: { conversation: "first" },
  });
});

it("takes its time before an answer when asked to", async () => {
  const waits: unknown[] = [];
  const { name } = await createOpen();
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) => {
    waits.push(ms);
    queueMicrotask(run);
    return 0;
  }) as unknown as typeof setTimeout);
  await call(`POST /message/sendText/${name}`, { number, text: "x", delay: 1_200 });
  expect(waits).toContain(1_200);
});
