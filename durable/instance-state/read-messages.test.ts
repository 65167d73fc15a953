import { expect, it } from "vitest";
import { eventName } from "../../lib/event-names";
import { DELIVERIES } from "./deliveries.fixture";
import { mergeNews } from "./merge-news";
import { chatKindOf, readMessages, toStatus } from "./read-messages";

const T = 1_795_332_540_000;
const read = (name: string, data: unknown) => readMessages({ name, data, at: T });
const key = { id: "3EB0", fromMe: true, remoteJid: "5511888880002@s.whatsapp.net" };

it.each(Object.entries(DELIVERIES))(
  "makes five sent and read messages and one received of what a %s server sent",
  (_, all) => {
    const news = all.flatMap(({ event, data, at }) => readMessages({ name: eventName(event), data, at }));
    const shown = news.map(({ facts, ...rest }) => ({
      ...rest,
      ...(facts && { facts: { ...facts, contactHash: "", lastDigits: facts.counterpart.slice(-4) } }),
    }));
    const merged = mergeNews(shown, () => false);
    const statuses = merged.map(({ status, facts }) => `${facts?.direction} ${facts?.source} ${status}`);
    expect(statuses.sort()).toEqual(["in contact DELIVERY_ACK", ...Array(5).fill("out api READ")]);
    for (const { facts, deliveredAt, readAt } of merged.filter(({ facts }) => facts?.direction === "out")) {
      expect(facts!.at).toBeLessThanOrEqual(deliveredAt!);
      expect(deliveredAt!).toBeLessThan(readAt!);
    }
  },
);

it.each([
  ["a send", "SEND_MESSAGE", { key, status: "PENDING" }, { direction: "out", origin: "server" }],
  ["one from the phone", "MESSAGES_UPSERT", { key }, { direction: "out", origin: "phone" }],
  ["one received", "MESSAGES_UPSERT", { key: { ...key, fromMe: false } }, { direction: "in", origin: "contact" }],
  [
    "one addressed by lid",
    "MESSAGES_UPSERT",
    { key: { ...key, remoteJid: "95511@lid", remoteJidAlt: "5511777770003@s.whatsapp.net" } },
    { counterpart: "5511777770003" },
  ],
  [
    "one addressed by lid, in the words of 2.3.0",
    "MESSAGES_UPSERT",
    { key: { ...key, remoteJid: "95511@lid", senderPn: "5511777770003@s.whatsapp.net" } },
    { counterpart: "5511777770003" },
  ],
  [
    "one to a group, whoever wrote it",
    "MESSAGES_UPSERT",
    { key: { ...key, fromMe: false, remoteJid: "120363@g.us", senderPn: "5511777770003@s.whatsapp.net" } },
    { counterpart: "120363", chatKind: "group" },
  ],
  ["a time in seconds, as text", "SEND_MESSAGE", { key, messageTimestamp: "1795332539" }, { at: 1_795_332_539_000 }],
  ["a time that cannot be", "SEND_MESSAGE", { key, messageTimestamp: 9_999_999_999 }, { at: T }],
])("knows %s", (_, name, data, facts) => {
  expect(read(name, data)[0]?.facts).toMatchObject(facts);
});

it("takes an error code only where there is one", () => {
  const failed = { keyId: "3EB0", status: "ERROR" };
  expect(read("MESSAGES_UPDATE", failed)).toMatchObject([{ status: "ERROR", errorCode: null }]);
  expect(read("MESSAGES_UPDATE", { ...failed, messageStubParameters: ["463"] })).toMatchObject([{ errorCode: "463" }]);
  expect(read("MESSAGES_UPDATE", { keyId: "x", status: "failed", errors: [{ code: 131026 }] })).toMatchObject([
    { status: "ERROR", errorCode: "131026" },
  ]);
});

it.each([
  ["CONTACTS_UPDATE", {}],
  ["MESSAGES_SET", [{ key }]],
  ["MESSAGES_UPDATE", { keyId: "x", status: "DELETED" }],
  ["MESSAGES_UPSERT", { key: { id: "" } }],
  ["MESSAGES_UPSERT", null],
])("finds nothing in %s %j", (name, data) => {
  expect(read(name, data)).toEqual([]);
});

it.each([
  ["5511888880002@s.whatsapp.net", "contact"],
  ["95511@lid", "contact"],
  ["120363@g.us", "group"],
  ["status@broadcast", "status"],
  ["1234@broadcast", "broadcast"],
  ["1203@newsletter", "channel"],
])("takes %s for a %s", (jid, kind) => {
  expect(chatKindOf(jid)).toBe(kind);
});

it("understands Meta's words", () => {
  expect(["sent", "Delivered", "READ", "failed", "PLAYED", "DELETED"].map(toStatus)).toEqual([
    "SERVER_ACK",
    "DELIVERY_ACK",
    "READ",
    "ERROR",
    "PLAYED",
    undefined,
  ]);
});
