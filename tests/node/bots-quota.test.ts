import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Lag, STALLED_MS, watchLag } from "../proofs/chaos/lag.ts";
import { until } from "../support/until.ts";
import { makeShop, type Shop } from "./support/bot-shop.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// Bots send at their server, without asking: who does not pay for that any more has them stopped there, and later started again.

type Fields = Record<string, unknown>;
const VERSIONS = ["2.3.6", "2.2.3"] as const;
const WITHIN_MS = 10_000;
const LIMIT = 20;
/** Ten a second, for as long as it is let. */
const EVERY_MS = 100;

let gateway: Gateway;
let lag: Lag;

beforeAll(async () => {
  gateway = await startGateway();
  lag = watchLag([gateway.stack.gatewayUrl]);
});

afterAll(async () => {
  lag?.stop();
  await gateway?.stop();
});

/** What was promised for what begins now. A machine that itself stands still meanwhile says nothing about it. */
function promise(): () => number {
  const readLag = lag.watch();
  return () => (readLag() >= STALLED_MS ? Number.POSITIVE_INFINITY : WITHIN_MS);
}

async function makeBot({ id, key, instanceId }: Shop, enabled: boolean): Promise<string> {
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: randomUUID() };
  const own = { instanceId, kind: "flowise", url: `http://127.0.0.1:9/${randomUUID()}`, apiKey: "flow-secret" };
  const made = await gateway.call(key, `POST /api/tenants/${id}/bots`, { body: { ...own, ...trigger, enabled } });
  expect(made.status).toBe(201);
  return made.body.id;
}

/** What the server itself has. */
async function upstreamBot({ server, upstreamName }: Shop, id: string): Promise<Fields> {
  const headers = { apikey: server.instance(upstreamName)!.token };
  const answer = await fetch(`${server.url}/flowise/find/${upstreamName}`, { headers });
  const rows = (await answer.json()) as Fields[];
  return rows.find((row) => row.id === id)!;
}

const isOn = async (shop: Shop, id: string) => (await upstreamBot(shop, id)).enabled === true;

/** Until it is so, which must be soon. By when was asked: a busy machine may take its time to answer. */
async function expectSoon(look: () => Promise<boolean>): Promise<void> {
  const limit = promise();
  const startedAt = Date.now();
  let lastMissed = startedAt;
  await until(async () => {
    const askedAt = Date.now();
    const isSo = await look();
    if (!isSo) lastMissed = askedAt;
    return isSo;
  });
  expect(lastMissed - startedAt).toBeLessThan(limit());
}

const sendByBot = ({ server, upstreamName }: Shop) =>
  server.emit(upstreamName, "send.message", {
    key: {
      remoteJid: "5511988887777@s.whatsapp.net",
      fromMe: true,
      id: randomUUID().replaceAll("-", "").toUpperCase(),
    },
    pushName: "Bot",
    status: "PENDING",
    message: { conversation: "and another thing" },
    messageType: "conversation",
    messageTimestamp: Math.floor(Date.now() / 1000),
    source: "unknown",
  });

it.each(VERSIONS)("a chattering bot on %s is off within ten seconds of the last message paid for", async (version) => {
  const shop = await makeShop(gateway, version, { limits: { message_send: LIMIT } });
  const [chatty, quiet] = [await makeBot(shop, true), await makeBot(shop, false)];
  const before = await upstreamBot(shop, chatty);

  let sent = 0;
  let usedUpAt = 0;
  const limit = promise();
  while (await isOn(shop, chatty)) {
    await sendByBot(shop);
    sent++;
    if (sent === LIMIT) usedUpAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  const most = limit();
  expect(Date.now() - usedUpAt).toBeLessThan(most);
  const overshoot = sent - LIMIT;
  console.log(`${version}: ${overshoot} messages beyond ${LIMIT}, off after ${Date.now() - usedUpAt} ms`);
  expect(overshoot).toBeLessThanOrEqual(most / EVERY_MS);
  const { books } = await gateway.ledger(shop.id);
  expect(books.find(({ kind }) => kind === "message_send")).toMatchObject({ granted: LIMIT, settled: LIMIT });
  const shown = await gateway.call(shop.key, `GET /api/tenants/${shop.id}/bots/${chatty}`);
  expect(shown.body).toMatchObject({ enabled: true, paused: true });

  await gateway.changeTenant(shop, { limits: { message_send: LIMIT * 10 } });
  await expectSoon(() => isOn(shop, chatty));
  const { updatedAt: _, ...after } = await upstreamBot(shop, chatty);
  const { updatedAt: __, ...was } = before;
  expect(after).toEqual(was);
  expect(await isOn(shop, quiet)).toBe(false);
});

it.each(VERSIONS)(
  "bots of who is suspended on %s are off within ten seconds, and exactly those come back",
  async (version) => {
    const shop = await makeShop(gateway, version, { limits: { message_send: 1_000 } });
    const [running, resting] = [await makeBot(shop, true), await makeBot(shop, false)];
    await gateway.manage("POST", `/operator/tenants/${shop.id}/suspension`, { reason: "A reason for the log" });
    await expectSoon(async () => !(await isOn(shop, running)));
    await gateway.manage("DELETE", `/operator/tenants/${shop.id}/suspension`);
    await expectSoon(() => isOn(shop, running));
    expect(await isOn(shop, resting)).toBe(false);
  },
);

it("a bot that is switched on meanwhile is off within ten seconds, and one switched off stays off afterwards", async () => {
  const shop = await makeShop(gateway, "2.3.6", { limits: { message_send: 1 } });
  const [first, second] = [await makeBot(shop, true), await makeBot(shop, false)];
  for (let sent = 0; sent < 2; sent++) await sendByBot(shop);
  await expectSoon(async () => !(await isOn(shop, first)));
  const change = (id: string, enabled: boolean) =>
    gateway.call(shop.key, `PATCH /api/tenants/${shop.id}/bots/${id}`, { body: { enabled } });
  expect((await change(second, true)).status).toBe(200);
  await expectSoon(async () => !(await isOn(shop, second)));
  expect((await change(first, false)).body).toMatchObject({ enabled: false, paused: false });
  await gateway.changeTenant(shop, { limits: { message_send: 100 } });
  await expectSoon(() => isOn(shop, second));
  expect(await isOn(shop, first)).toBe(false);
});
