import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { newLedger } from "../../tests/workerd/quota/ledger-fixtures";
import { BOT_SETTINGS, BotDocument, botKind } from "./bot-document";
import { holdKey } from "./bot-holds";

const instanceId = "01890000-0000-7000-8000-000000000001";
const bot = { instanceId, kind: botKind("dify"), id: "bot-1" };

async function openLedger() {
  const ledger = await newLedger();
  await ledger.putBot(bot, BotDocument.parse({ id: bot.id, config: {} }));
  const revision = async () => JSON.parse((await ledger.findDocument(bot)) ?? "{}").revision as number;
  const hold = (by: string, ifRevision?: number, key = bot) => ledger.holdBot(key, { by, ifRevision });
  const end = (by: string) => ledger.deleteDocument(holdKey(bot, by));
  return { ledger, revision, hold, end };
}

it("lets one of those who have seen a version change it, and the next when that came to nothing", async () => {
  const { revision, hold, end } = await openLedger();
  const seen = await revision();
  expect(await hold("first", seen - 1)).toBe(false);
  expect(await hold("first", seen)).toBe(true);
  expect(await hold("second", seen)).toBe(false);
  await end("first");
  expect(await hold("second", seen)).toBe(true);
});

it("lets nobody who has seen a version change it once it has another, held or not", async () => {
  const { ledger, revision, hold, end } = await openLedger();
  const seen = await revision();
  expect(await hold("first", seen)).toBe(true);
  await ledger.putBot(bot, BotDocument.parse({ id: bot.id, config: { expire: 1 } }));
  expect(await hold("second", seen)).toBe(false);
  await end("first");
  expect(await hold("second", seen)).toBe(false);
  expect(await hold("second", await revision())).toBe(true);
});

it("never stops who does not say what they have seen, and whoever does waits for all of those", async () => {
  const { revision, hold, end } = await openLedger();
  const seen = await revision();
  expect([await hold("a"), await hold("b")]).toEqual([true, true]);
  await end("a");
  expect(await hold("c", seen)).toBe(false);
  await end("b");
  expect(await hold("c", seen)).toBe(true);
});

it("forgets a change that was cut off, and holds nothing but the one it is about", async () => {
  const { ledger, revision, hold } = await openLedger();
  const seen = await revision();
  expect(await hold("lost", seen)).toBe(true);
  const settings = { instanceId, kind: BOT_SETTINGS, id: "dify" };
  for (const key of [settings, { ...settings, id: "n8n" }]) expect(await hold("other", 0, key)).toBe(true);
  expect(await hold("nobody", 1, { ...bot, id: "unknown" })).toBe(false);
  await runInDurableObject(ledger, (_, { storage }) => {
    storage.sql.exec("UPDATE instance_documents SET document = json_set(document, '$.until', 1) WHERE id = 'lost'");
  });
  expect(await hold("next", seen)).toBe(true);
  expect(await ledger.findDocument(holdKey(bot, "lost"))).toBeNull();
});
