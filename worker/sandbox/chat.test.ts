import { afterEach, expect, it, vi } from "vitest";
import { call, create, createOpen, eventsOf, receiveWebhooks } from "./client.fixture";

afterEach(() => vi.restoreAllMocks());

const number = "5511888880002";
const jid = `${number}@s.whatsapp.net`;

it("is empty at first", async () => {
  const { name } = await create();
  expect((await call(`POST /chat/findMessages/${name}`, { where: {} })).body).toEqual({
    messages: { total: 0, pages: 0, currentPage: 1, records: [] },
  });
  expect((await call(`POST /chat/findChats/${name}`, {})).body).toEqual([]);
  expect(await call(`POST /chat/whatsappNumbers/${name}`, { numbers: [number] })).toEqual({ status: 400, body: {} });
  expect((await call(`POST /instance/setPresence/${name}`, { presence: "available" })).body.response.message).toEqual([
    "TypeError: Cannot read properties of undefined (reading 'sendPresenceUpdate')",
  ]);
});

it("pages messages, newest first, and filters them", async () => {
  const { name } = await createOpen();
  for (const text of ["1", "2", "3"]) await call(`POST /message/sendText/${name}`, { number, text });
  await call(`POST /sandbox/inbound/${name}`, { from: "6281234567890", text: "4" });
  const texts = async (body: object) => {
    const { records, ...page } = (await call(`POST /chat/findMessages/${name}`, body)).body.messages;
    return {
      ...page,
      texts: records.map(({ message }: { message: { conversation: string } }) => message.conversation),
    };
  };
  expect(await texts({ page: 2, offset: 3 })).toEqual({ total: 4, pages: 2, currentPage: 2, texts: ["1"] });
  expect((await texts({ where: { key: { remoteJid: jid } } })).texts).toEqual(["3", "2", "1"]);
  expect((await texts({ where: { key: { fromMe: true } } })).total).toBe(3);
  expect((await texts({ where: { key: { fromMe: false } } })).total).toBe(4);
  expect((await texts({ where: { messageType: "imageMessage" } })).total).toBe(0);
});

it("deletes a message for everyone", async () => {
  const received = receiveWebhooks();
  const instance = await createOpen({ webhook: { url: "https://hooks.test/d", events: [] } });
  const { key } = (await call(`POST /message/sendText/${instance.name}`, { number, text: "oops" })).body;
  const answer = await call(`DELETE /chat/deleteMessageForEveryone/${instance.name}`, key);
  expect(answer).toMatchObject({ status: 201, body: { message: { protocolMessage: { key, type: 0 } } } });
  expect((await call(`POST /chat/findMessages/${instance.name}`, {})).body.messages.total).toBe(0);
  const [deleted] = await eventsOf(received, instance, "messages.delete");
  expect(deleted).toMatchObject({ key, status: "DELETED", message: { conversation: "oops" } });
});

it("edits its own text", async () => {
  const { name } = await createOpen();
  const { key } = (await call(`POST /message/sendText/${name}`, { number, text: "old" })).body;
  const { status, body } = await call(`POST /chat/updateMessage/${name}`, { number, text: "new", key });
  expect(status).toBe(200);
  expect(body.message.protocolMessage.editedMessage).toEqual({ conversation: "new" });
  const { records } = (await call(`POST /chat/findMessages/${name}`, {})).body.messages;
  expect(records[0].message).toEqual({ conversation: "new" });
  expect(
    (await call(`POST /chat/updateMessage/${name}`, { number: "1", text: "x", key })).body.response.message,
  ).toEqual(["RemoteJid does not match"]);
});

it("clears and sets the unread count of a chat", async () => {
  const { name } = await createOpen();
  const { key } = (await call(`POST /sandbox/inbound/${name}`, { from: number })).body;
  const unread = async () => (await call(`POST /chat/findChats/${name}`, {})).body[0].unreadCount;
  expect(await unread()).toBe(1);
  const readMessages = [{ id: key.id, remoteJid: jid, fromMe: false }];
  expect(await call(`POST /chat/markMessageAsRead/${name}`, { readMessages })).toEqual({
    status: 201,
    body: { message: "Read messages", read: "success" },
  });
  expect(await unread()).toBe(0);
  expect((await call(`POST /chat/markChatUnread/${name}`, { lastMessage: { key } })).body).toEqual({
    chatId: jid,
    markedChatUnread: true,
  });
  expect(await unread()).toBe(1);
  expect((await call(`POST /chat/archiveChat/${name}`, { archive: true, chat: number })).body).toEqual({
    chatId: jid,
    archived: true,
  });
  expect((await call(`GET /chat/findChatByRemoteJid/${name}?remoteJid=${jid}`)).body).toMatchObject({ remoteJid: jid });
  expect(await call(`GET /chat/findChatByRemoteJid/${name}`)).toEqual({
    status: 400,
    body: { error: "remoteJid is a required query parameter" },
  });
});

it("keeps profile and privacy", async () => {
  const { name } = await createOpen();
  expect((await call(`POST /chat/updateProfileName/${name}`, { name: "Loja" })).body).toEqual({ update: "success" });
  await call(`POST /chat/updateProfileStatus/${name}`, { status: "Aberto" });
  await call(`POST /chat/updateProfilePicture/${name}`, { picture: "https://files.test/a.png" });
  const me = { number: "10000000001" };
  const own = (await call(`POST /chat/fetchProfile/${name}`, me)).body;
  expect(own).toMatchObject({ name: "Loja", numberExists: true, status: { status: "Aberto" } });
  expect(own.picture).toMatch(/^https:/);
  await call(`DELETE /chat/removeProfilePicture/${name}`, {});
  expect((await call(`POST /chat/fetchProfile/${name}`, me)).body.picture).toBeNull();
  // Without a number Evolution looks for the name in a list of rows, where it is not.
  const unnamed = { wuid: "10000000001@s.whatsapp.net", numberExists: true, isBusiness: false };
  expect((await call(`POST /chat/fetchProfile/${name}`, {})).body).toEqual(unnamed);
  const none = { wuid: jid, profilePictureUrl: null };
  expect((await call(`POST /chat/fetchProfilePictureUrl/${name}`, { number })).body).toEqual(none);

  const data = {
    readreceipts: "none",
    profile: "all",
    status: "all",
    online: "all",
    last: "none",
    groupadd: "contacts",
  };
  expect(await call(`POST /chat/updatePrivacySettings/${name}`, data)).toEqual({
    status: 201,
    body: { update: "success", data },
  });
  expect((await call(`GET /chat/fetchPrivacySettings/${name}`)).body).toEqual(data);
});
