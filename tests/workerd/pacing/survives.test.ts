import { afterEach, expect, it, vi } from "vitest";
import { isQuiet } from "../../../durable/send-queue/wall-clock";
import type { Received } from "../../../durable/webhook-outbox/receiver.fixture";
import type { PacedSend } from "../../../lib/contract/pacing";
import { localDay } from "../../../lib/periods";
import { addTenantEndpoint } from "../../../worker/webhooks/instance.fixture";
import { until } from "../../support/until";
import { accepted, pacedNumber } from "./number.fixture";

/**
 * Random lives of a queue, from a fixed seed and on a clock of its own: objects are killed before, while and after something is
 * sent, the server loses its tongue, clients say everything twice. Nothing may be lost or sent twice, and no rule broken.
 */

const ZONE = "Europe/Lisbon";
/** Two days before clocks are put back. */
const START = Date.UTC(2026, 9, 23, 12);
const MINUTE = 60_000;
const RULES = { perMinute: 6, jitter: 80, dailyCap: 9, coldCap: 4, quietHours: { from: "22:30", to: "07:00" } };
const NUMBERS = Array.from({ length: 7 }, (_, index) => `35191000000${index}`);
/** What the server does with a send. */
const ENDINGS = [...Array<string>(7).fill("accepted"), "refused", "broken", "reset"];
const FINAL = ["sent", "failed", "cancelled", "unknown"];

/** mulberry32: numbers in [0, 1) that are the same on every run. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Asked {
  text: string;
  number: string;
  key: string | undefined;
  at: number;
  /** Ids that were promised for it: one, or nothing is right. */
  ids: Set<string>;
}

interface Dispatch {
  at: number;
  text: string;
  number: string;
  ending: string;
}

async function newWorld(seed: number) {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  let now = START;
  vi.spyOn(Date, "now").mockImplementation(() => now);
  const number = await pacedNumber(RULES, { timeZone: ZONE });
  const receiver = `https://receiver.${number.upstream.host}/endings`;
  await addTenantEndpoint(number, { id: crypto.randomUUID(), url: receiver, events: ["SEND_PACED"] });
  const asked: Asked[] = [];
  const dispatches: Dispatch[] = [];
  const cancelled = new Set<string>();

  /** What the server does with a send, and whether the queue is killed meanwhile. */
  async function answer(request: Received): Promise<Response> {
    if (!request.url.includes("/message/")) return new Response("{}");
    const { text, number: to } = JSON.parse(request.body) as { text: string; number: string };
    const ending = pick(ENDINGS);
    dispatches.push({ at: now, text, number: to, ending });
    if (random() < 0.25) await number.kill();
    if (ending === "accepted") return accepted(request);
    if (ending === "refused") return Response.json({ status: 400, response: { message: ["no"] } }, { status: 400 });
    if (ending === "broken") return Response.json({ status: 500, error: "Internal Server Error" }, { status: 500 });
    throw new TypeError("Network connection lost.");
  }
  number.upstream.answerWith(answer);

  /** An alarm that died with its object is no news: the next one goes on. */
  const turn = () => number.turn().catch(() => false);

  async function ask(one: Asked) {
    const { status, body } = await number.send(one.number, one.text, headersOf(one));
    if (status === 202) one.ids.add(body.id);
    else expect([409, 429, 503], `${status} ${JSON.stringify(body)}`).toContain(status);
  }

  async function queueNew() {
    const isKeyed = random() < 0.7;
    const text = `message ${asked.length}`;
    const one = {
      text,
      at: now,
      number: pick(NUMBERS),
      key: isKeyed ? crypto.randomUUID() : undefined,
      ids: new Set<string>(),
    };
    asked.push(one);
    const isTwice = isKeyed && random() < 0.4;
    await Promise.all(isTwice ? [ask(one), ask(one)] : [ask(one)]);
  }

  async function repeat() {
    // A key is remembered for a day.
    const keyed = asked.filter(({ key, at }) => key !== undefined && now - at < 23 * 60 * MINUTE);
    if (keyed.length > 0) await ask(pick(keyed));
  }

  async function cancel() {
    const ids = asked.flatMap(({ ids: all }) => [...all]);
    if (ids.length === 0) return;
    const id = pick(ids);
    const { status } = await number.call("DELETE", `/paced/cancel/${number.instance.name}/${id}`);
    if (status === 200) cancelled.add(id);
  }

  async function act() {
    const luck = random();
    if (luck < 0.45) return queueNew();
    if (luck < 0.55) return repeat();
    if (luck < 0.6) return cancel();
    if (luck < 0.66) return number.kill();
    if (luck < 0.7) await (random() < 0.5 ? number.disconnect() : number.connect());
    else await turn();
  }

  const wait = (ms: number) => {
    now += Math.floor(ms);
  };
  return { random, number, receiver, asked, dispatches, cancelled, act, turn, wait, now: () => now };
}

const headersOf = ({ key }: Asked): Record<string, string> => (key === undefined ? {} : { "idempotency-key": key });

type World = Awaited<ReturnType<typeof newWorld>>;

/** Lets days pass until nothing waits any more. */
async function drain({ number, turn, wait, now }: World) {
  await number.connect();
  for (let turns = 0; turns < 600; turns++) {
    await turn();
    const { waiting, nextAt } = (await number.queue().summary()) ?? { waiting: 0, nextAt: null };
    if (waiting === 0) return;
    wait(Math.max(5_000, Date.parse(nextAt ?? "") - now()));
  }
}

function checkRules(dispatches: readonly Dispatch[]) {
  const days = new Map<number, { sent: number; strangers: Set<string> }>();
  const met = new Set<string>();
  dispatches.forEach(({ at, number, ending }, index) => {
    expect(isQuiet(RULES.quietHours, ZONE, at), `${new Date(at).toISOString()} is quiet`).toBe(false);
    const before = dispatches[index - 1];
    if (before) expect(at - before.at).toBeGreaterThanOrEqual(MINUTE / RULES.perMinute);
    if (ending === "refused") return;
    const { start } = localDay(ZONE, at);
    const day = days.get(start) ?? { sent: 0, strangers: new Set<string>() };
    days.set(start, day);
    day.sent++;
    if (!met.has(number)) day.strangers.add(number);
    if (ending === "accepted") met.add(number);
    expect(day.sent).toBeLessThanOrEqual(RULES.dailyCap);
    expect(day.strangers.size).toBeLessThanOrEqual(RULES.coldCap);
  });
}

/** Every send's end, told under one id however often that was tried. */
async function checkTold({ number, receiver, asked, turn }: World) {
  const ids = asked.flatMap(({ ids: all }) => [...all]);
  const told = () => number.upstream.received.filter(({ url }) => url === receiver);
  const endings = () => told().map(({ body }) => JSON.parse(body).data as PacedSend);
  await until(async () => {
    await turn();
    return new Set(endings().map(({ id }) => id)).size >= ids.length;
  });
  expect(new Set(told().map(({ headers }) => headers.get("webhook-id"))).size).toBe(ids.length);
  for (const ending of endings()) expect(await number.queue().find(ending.id)).toEqual(ending);
}

function checkOrder(asked: readonly Asked[], dispatches: readonly Dispatch[]) {
  for (const to of NUMBERS) {
    const sent = dispatches.filter(({ number }) => number === to).map(({ text }) => text);
    const inOrder = asked.map(({ text }) => text).filter((text) => sent.includes(text));
    expect(sent).toEqual(inOrder);
  }
}

afterEach(() => vi.restoreAllMocks());

it.each([1, 2, 3, 4])("loses nothing, sends nothing twice, breaks no rule (seed %i)", async (seed) => {
  const world = await newWorld(seed);
  const { random, asked, dispatches, cancelled, number } = world;
  for (let round = 0; round < 90; round++) {
    await world.act();
    world.wait(random() < 0.1 ? random() * 300 * MINUTE : random() * MINUTE);
  }
  await drain(world);

  const counts = new Map<string, number>();
  for (const { text } of dispatches) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const [text, count] of counts) expect(count, text).toBe(1);

  for (const { text, ids } of asked) {
    expect(ids.size, `ids of ${text}`).toBeLessThanOrEqual(1);
    for (const id of ids) {
      // The burst limit counts looking, too.
      world.wait(200);
      const { state } = await number.find(id);
      expect(FINAL, `${text} is ${state}`).toContain(state);
      const ending = dispatches.find((one) => one.text === text)?.ending;
      if (cancelled.has(id)) expect(state).toBe("cancelled");
      if (state === "cancelled") expect(ending).toBeUndefined();
      if (state === "sent") expect(ending).toBe("accepted");
      if (ending === "accepted") expect(["sent", "unknown"]).toContain(state);
      if (state === "failed" && ending) expect(ending).toBe("refused");
    }
  }
  await checkTold(world);
  checkRules(dispatches);
  checkOrder(asked, dispatches);
  expect(dispatches.length).toBeGreaterThan(15);
  // On this clock its alarms are overdue: left alone it would go on calling in the midst of other tests.
  await number.queue().erase();
  await number.state.erase();
});
