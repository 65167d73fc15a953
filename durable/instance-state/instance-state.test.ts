import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { connect } from "../../db/client";
import { listMessages, sumMessages } from "../../db/queries/list-messages";
import { zoneByDay } from "../../tests/support/clock";
import { answerOutside } from "../../tests/support/outside";
import { envelopeOf, type NewInstance, newInstance, post } from "../../worker/webhooks/instance.fixture";
import { SETTLE_MS } from "./deliver-log";
import type { Kept } from "./kept";

const db = connect(env);
const HOUR = 3_600_000;

afterEach(() => vi.restoreAllMocks());

const messageKey = (id: string, fromMe: boolean) => ({ id, fromMe, remoteJid: "5511888880002@s.whatsapp.net" });
const send = (ours: NewInstance, id: string) =>
  post(
    ours,
    envelopeOf(ours, "send.message", { key: messageKey(id, true), messageType: "conversation", status: "PENDING" }),
  );
const update = (ours: NewInstance, id: string, status: string) =>
  post(ours, envelopeOf(ours, "messages.update", { keyId: id, fromMe: true, status }));
const logged = (ours: NewInstance) => listMessages(db, ours.tenantId, { limit: 100, mode: "live", cursor: undefined });

/** The time in which calls may still be told of is over, and the object does its errands. */
async function settle(ours: NewInstance) {
  await runInDurableObject(ours.state, (_, { storage }) =>
    storage.sql.exec("UPDATE log SET at = at - ?", SETTLE_MS + 1_000).toArray(),
  );
  await runDurableObjectAlarm(ours.state);
}

it("logs what became of a message: one row, whatever order its events come in", async () => {
  const ours = await newInstance();
  await update(ours, "A", "READ");
  await settle(ours);
  expect(await logged(ours)).toEqual([]);
  await send(ours, "A");
  await update(ours, "A", "SERVER_ACK");
  await settle(ours);
  const rows = await logged(ours);
  expect(rows).toMatchObject([
    { messageId: "A", direction: "out", status: "READ", chatKind: "contact", lastDigits: "0002", type: "conversation" },
  ]);
  expect(JSON.stringify(rows)).not.toContain("5511888880002");
});

it("tells the sends of bots from those of calls, and charges for them once", async () => {
  const ours = await newInstance();
  const ledger = env.LEDGER.getByName(ours.ledger);
  const payload = JSON.stringify([{ id: crypto.randomUUID(), messageId: "BY-API", kind: "message_send" }]);
  await ledger.sync({ isolate: "isolate", batch: { sequence: 1, payload, spent: [] }, leases: [], wants: [] });
  await send(ours, "BY-API");
  await send(ours, "BY-BOT");
  const phone = envelopeOf(ours, "messages.upsert", { key: messageKey("BY-HAND", true) });
  await post(ours, phone);
  await settle(ours);
  await send(ours, "BY-BOT");
  await settle(ours);
  const sources = Object.fromEntries((await logged(ours)).map(({ messageId, source }) => [messageId, source]));
  expect(sources).toEqual({ "BY-API": "api", "BY-BOT": "bot", "BY-HAND": "phone" });
  const [books] = await ledger.books();
  expect(books).toMatchObject({ kind: "message_send", settled: 1 });
});

it("keeps the log while Postgres is away, and writes it once when it is back", async () => {
  const ours = await newInstance();
  await send(ours, "A");
  vi.spyOn(console, "warn").mockReturnValue();
  const reach = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("the database is away"));
  await settle(ours);
  reach.mockRestore();
  expect(await logged(ours)).toEqual([]);
  await settle(ours);
  await settle(ours);
  expect(await logged(ours)).toHaveLength(1);
  const range = { from: new Date(Date.now() - 2 * HOUR), until: new Date(Date.now() + HOUR) };
  expect(await sumMessages(db, ours.tenantId, { mode: "live", ...range })).toMatchObject([{ messages: 1 }]);
});

it("counts what was sent on the tenant's own day", async () => {
  const ours = await newInstance({ timeZone: zoneByDay() });
  await send(ours, "A");
  await send(ours, "B");
  expect(await ours.state.view(ours.owner)).toMatchObject({ sentToday: 2 });
});

interface Search {
  where: { messageTimestamp: { gte: string; lte: string } };
  page: number;
  offset: number;
}

/** What a server has stored, newest first, as `findMessages` answers it. */
function openServer(
  { instance: { upstreamName } }: NewInstance,
  stored: { id: string; at: number; fromMe?: boolean; statuses?: string[] }[],
) {
  const asked: { page: number; from: number }[] = [];
  const isOurs = ({ pathname }: URL) => pathname === `/chat/findMessages/${upstreamName}`;
  answerOutside(isOurs, async (request) => {
    const { where, page, offset } = (await request.json()) as Search;
    asked.push({ page, from: Date.parse(where.messageTimestamp.gte) });
    const within = stored
      .filter(({ at }) => at >= Date.parse(where.messageTimestamp.gte) && at <= Date.parse(where.messageTimestamp.lte))
      .sort((a, b) => b.at - a.at);
    const records = within
      .slice((page - 1) * offset, page * offset)
      .map(({ id, at, fromMe = false, statuses = [] }) => ({
        id: `row-${id}`,
        key: messageKey(id, fromMe),
        messageType: "conversation",
        message: { conversation: id },
        messageTimestamp: Math.floor(at / 1000),
        MessageUpdate: statuses.map((status) => ({ status })),
      }));
    return Response.json({
      messages: { total: within.length, pages: Math.ceil(within.length / offset), currentPage: page, records },
    });
  });
  return asked;
}

const receive = (ours: NewInstance, id: string, at: number) =>
  post(ours, {
    ...envelopeOf(ours, "messages.upsert", {
      key: messageKey(id, false),
      messageTimestamp: Math.floor(at / 1000),
      messageType: "conversation",
      message: { conversation: id },
    }),
    date_time: new Date(at).toISOString(),
  });

/** Changes what the object knows, as if it had been so all along. */
async function remember(ours: NewInstance, change: (kept: Kept) => Kept): Promise<Kept> {
  const kept = await runInDurableObject(ours.state, (_, { storage }) => {
    const [row] = storage.sql.exec<{ document: string }>("SELECT document FROM kept").toArray();
    const changed = change(JSON.parse(row!.document) as Kept);
    storage.sql.exec("UPDATE kept SET document = ?", JSON.stringify(changed));
    return changed;
  });
  await evictDurableObject(ours.state);
  return kept;
}

/** The retried deliveries have had their time; what was lost is asked for. */
async function fill(ours: NewInstance): Promise<boolean> {
  const { fill: gap } = await remember(ours, (kept) => ({ ...kept, fill: kept.fill && { ...kept.fill, dueAt: 0 } }));
  await runDurableObjectAlarm(ours.state);
  return gap !== null;
}

it("accepts what a server delivers twelve minutes late, asks for what it gave up, and takes each message once", async () => {
  const ours = await newInstance();
  const now = Date.now();
  const outage = { from: now - 40 * 60_000, until: now };
  // One a minute. What came in the last twenty minutes is delivered late, and everything earlier is given up.
  const missed = Array.from({ length: 40 }, (_, minute) => ({ id: `M${minute}`, at: outage.from + minute * 60_000 }));
  const asked = openServer(ours, missed);
  await receive(ours, "BEFORE", now);
  await remember(ours, (kept) => ({ ...kept, heardAt: outage.from - 60_000 }));
  const retried = missed.filter(({ at }) => now - at <= 12 * 60_000);
  for (const { id, at } of retried)
    expect(await receive(ours, id, at)).toMatchObject({ status: 200, body: { duplicate: false } });
  expect(await fill(ours)).toBe(true);
  await settle(ours);
  const rows = await logged(ours);
  const lost = missed.filter(({ id }) => !rows.some(({ messageId }) => messageId === id));
  console.log(
    `an outage of 40 minutes: ${missed.length} messages, ${retried.length} delivered late, ${rows.length - 1 - retried.length} asked for, ${lost.length} lost, ${asked.length} calls upstream`,
  );
  expect(lost).toEqual([]);
  expect(rows).toHaveLength(missed.length + 1);
  // A delivery that comes after all is nothing new.
  expect(await receive(ours, "M1", missed[1]!.at)).toMatchObject({ status: 200, body: { duplicate: true } });
  expect(await fill(ours)).toBe(false);
});

it("asks later and later for what cannot be had, and takes it in once it can", async () => {
  const ours = await newInstance();
  const now = Date.now();
  const server = { isDown: true };
  const isOurs = ({ pathname }: URL) => pathname === `/chat/findMessages/${ours.instance.upstreamName}`;
  answerOutside(isOurs, () =>
    server.isDown
      ? new Response("too large", { status: 502 })
      : Response.json({ messages: { total: 0, pages: 1, currentPage: 1, records: [] } }),
  );
  await receive(ours, "BEFORE", now);
  await remember(ours, (kept) => ({ ...kept, fill: { from: now - HOUR, until: now, page: 1, dueAt: 0 } }));
  const waits: number[] = [];
  for (let times = 0; times < 6; times++) {
    const asked = Date.now();
    await fill(ours);
    const { fill: gap } = await remember(ours, (kept) => kept);
    waits.push(Math.round(((gap?.dueAt ?? 0) - asked) / 15_000) * 15);
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 300]);
  server.isDown = false;
  await fill(ours);
  expect((await remember(ours, (kept) => kept)).fill).toBeNull();
});

it("asks page by page when an instance opens again, and learns how far sends have come", async () => {
  const ours = await newInstance();
  const now = Date.now();
  await post(ours, {
    ...envelopeOf(ours, "connection.update", { state: "close", statusReason: 408 }),
    date_time: new Date(now - 80_000).toISOString(),
  });
  const stored = Array.from({ length: 230 }, (_, index) => ({ id: `P${index}`, at: now - 70_000 + index * 100 }));
  const asked = openServer(ours, [
    ...stored,
    { id: "SENT", at: now - 30_000, fromMe: true, statuses: ["SERVER_ACK", "READ"] },
  ]);
  await post(ours, envelopeOf(ours, "connection.update", { state: "open" }));
  expect(await fill(ours)).toBe(true);
  expect(asked.map(({ page }) => page)).toEqual([1, 2, 3]);
  expect(asked[0]!.from).toBeLessThan(now - 80_000);
  await settle(ours);
  await settle(ours);
  const range = { from: new Date(now - 2 * HOUR), until: new Date(now + HOUR) };
  const sums = await sumMessages(db, ours.tenantId, { mode: "live", ...range });
  const total = (source: string) =>
    sums.filter((row) => row.source === source).reduce((sum, { messages }) => sum + messages, 0);
  expect([total("contact"), total("phone")]).toEqual([230, 1]);
  const [sent] =
    (await listMessages(db, ours.tenantId, { limit: 10, mode: "live", cursor: undefined, id: "SENT" })) ?? [];
  expect(sent).toMatchObject({ status: "READ" });
});

it("forgets everything when it is erased, but not what it has yet to log", async () => {
  const ours = await newInstance();
  await send(ours, "A");
  await ours.state.erase();
  expect(await logged(ours)).toHaveLength(1);
  const left = await runInDurableObject(ours.state, (_, { storage }) => storage.sql.databaseSize);
  expect(await ours.state.view(ours.owner)).toBeNull();
  expect(left).toBeLessThan(50_000);
});
