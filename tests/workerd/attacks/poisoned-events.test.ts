import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { listMessages } from "../../../db/queries/list-messages";
import { SETTLE_MS } from "../../../durable/instance-state/deliver-log";
import { envelopeOf, type NewInstance, newInstance, post } from "../../../worker/webhooks/instance.fixture";

const HALF = "\ud83d";
const JID = "5511888880002@s.whatsapp.net";

/** The log's errand, as if the calls before had all been told of. */
async function settle({ state }: NewInstance): Promise<void> {
  await runInDurableObject(state, (_, { storage }) => {
    storage.sql.exec("UPDATE log SET at = at - ?", SETTLE_MS + 1_000);
  });
  await runDurableObjectAlarm(state);
}

it("a message whose sender wrote what no database can store does not keep those behind it from the log", async () => {
  const ours = await newInstance();
  const odd = [
    { key: { id: "A\0B", fromMe: false, remoteJid: JID }, messageType: "conversation" },
    { key: { id: `C${HALF}`, fromMe: false, remoteJid: JID }, messageType: "conversation" },
    { key: { id: "TYPE", fromMe: false, remoteJid: JID }, messageType: `x\0${HALF}` },
    { key: { id: "LONG", fromMe: false, remoteJid: JID }, messageType: "t".repeat(300_000) },
    { key: { id: "NUL", fromMe: false, remoteJid: "12\x0034@lid" }, messageType: "conversation" },
    { key: { id: "HALF", fromMe: false, remoteJid: `12${HALF}\ude00345@lid` }, messageType: "conversation" },
  ];
  for (const message of odd) {
    expect((await post(ours, envelopeOf(ours, "messages.upsert", message))).status).toBe(200);
  }
  await post(ours, envelopeOf(ours, "messages.update", { keyId: "A\0B", status: "READ", fromMe: true }));
  const plain = { key: { id: "PLAIN", fromMe: false, remoteJid: JID }, messageType: "conversation" };
  await post(ours, envelopeOf(ours, "messages.upsert", plain));
  await settle(ours);
  const rows = await listMessages(connect(env), ours.tenantId, { limit: 100, mode: "live", cursor: undefined });
  const shown = rows.map(({ messageId, type, lastDigits }) => [messageId, type, lastDigits]);
  expect(shown.sort()).toEqual([
    ["HALF", "conversation", "2345"],
    ["LONG", "unknown", "0002"],
    ["NUL", "conversation", "1234"],
    ["PLAIN", "conversation", "0002"],
    ["TYPE", "unknown", "0002"],
  ]);
});
