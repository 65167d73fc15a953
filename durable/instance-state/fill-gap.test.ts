import { expect, it } from "vitest";
import { findMissed } from "./fill-gap";

const T = 1_795_332_540_000;
const FILL = { from: T, until: T + 60_000, page: 1, dueAt: T };
const OWNER = { tenantId: crypto.randomUUID(), mode: "live", instanceId: crypto.randomUUID() } as const;

/** What is made of one record of `findMessages`. */
async function found(record: object) {
  const records = [{ id: "row", messageType: "conversation", messageTimestamp: T / 1_000, ...record }];
  const answer = { messages: { total: 1, pages: 1, currentPage: 1, records } };
  const { messages } = await findMissed({ findMessages: async () => answer }, OWNER, FILL);
  return messages;
}

it.each([
  [
    "a contact that is addressed by an id",
    { remoteJid: "95511@lid", remoteJidAlt: "5511888880002@s.whatsapp.net", addressingMode: "lid" },
    { remoteJid: "5511888880002@s.whatsapp.net", remoteJidAlt: "5511888880002@s.whatsapp.net", addressingMode: "lid" },
  ],
  ["one whose number is not known", { remoteJid: "95511@lid" }, { remoteJid: "95511@lid" }],
  [
    "one that is addressed by its number",
    { remoteJid: "5511888880002@s.whatsapp.net", remoteJidAlt: "95511@lid" },
    { remoteJid: "5511888880002@s.whatsapp.net", remoteJidAlt: "95511@lid" },
  ],
  [
    "a group",
    { remoteJid: "120363@g.us", participant: "95511@lid" },
    { remoteJid: "120363@g.us", participant: "95511@lid" },
  ],
])("a message of %s comes as its event would have", async (_, stored, emitted) => {
  const key = { id: "3EB0", fromMe: false };
  const [message] = await found({ key: { ...key, ...stored }, message: { conversation: "olá" } });
  expect(message?.data).toEqual({
    key: { ...key, ...emitted },
    message: { conversation: "olá" },
    messageType: "conversation",
    messageTimestamp: T / 1_000,
    status: "DELIVERY_ACK",
  });
});

it("an edit is no step on a message's way, and takes none back", async () => {
  const updates = ["SERVER_ACK", "EDITED", "READ", "DELETED"].map((status) => ({ status }));
  const [message] = await found({ key: { id: "3EB0", fromMe: true }, status: "EDITED", MessageUpdate: updates });
  expect(message?.news.map(({ status }) => status)).toEqual(["PENDING", "SERVER_ACK", "READ"]);
});
