import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { LIFE_MS } from "./life";
import type { SendCall } from "./messages";

/** Random lives of many calls that share few keys, from a fixed seed: no key may ever be dispatched twice. */

const KEYS = ["a", "b", "c", "d", "e"];
const DEADLINE_MS = 30_000;
const ANSWER = { fingerprint: "fp", status: 201, contentType: "application/json", sealedBody: "c2VhbGVk" };

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

/** What the world has seen of a key in one life of 24 hours. */
const newHistory = () => ({ dispatches: 0, holders: new Set<string>(), settled: false });

function newWorld(seed: number) {
  const random = randomFrom(seed);
  const guard = env.GUARD.getByName(crypto.randomUUID());
  const history = new Map(KEYS.map((key) => [key, newHistory()]));
  const seen = (key: string) => history.get(key)!;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const calls: SendCall[] = [];
  let dispatched = 0;

  /** A call that asks, perhaps twice, and, if it may, sends or thinks better of it, and tells the outcome or dies. */
  async function live(call: SendCall) {
    const plan = { asksTwice: random() < 0.2, sends: random() < 0.6, ending: random() };
    const key = seen(call.key);
    let reply = await guard.reserve({ ...call, deadlineMs: DEADLINE_MS });
    if (plan.asksTwice) reply = await guard.reserve({ ...call, deadlineMs: DEADLINE_MS });
    if (reply.outcome === "stored" || reply.outcome === "unknown") expect(key.holders.size).toBeGreaterThan(0);
    if (reply.outcome !== "go") return;

    key.holders.add(call.requestId);
    if (plan.sends) {
      key.dispatches++;
      dispatched++;
      if (plan.ending < 0.5) await guard.answered({ ...call, ...ANSWER });
      else if (plan.ending < 0.8) await guard.unknown({ ...call, fingerprint: null });
      return;
    }
    if (plan.ending < 0.1) return;
    expect(await guard.release(call)).toEqual({ ok: true, state: "free" });
    key.holders.delete(call.requestId);
  }

  /** Somebody who holds nothing talks about a key: a stranger, or a call of long ago. */
  async function meddle(key: string) {
    const past = calls.filter((call) => call.key === key && !seen(key).holders.has(call.requestId));
    const call = past.length > 0 && random() < 0.5 ? pick(past) : { key, requestId: crypto.randomUUID() };
    const act = random();
    if (act < 0.3) await guard.answered({ ...call, ...ANSWER });
    else if (act < 0.6) await guard.unknown({ ...call, fingerprint: "fp" });
    else await guard.release(call);
  }

  async function act() {
    const key = pick(KEYS);
    if (random() < 0.25) return meddle(key);
    const call = { key, requestId: crypto.randomUUID() };
    await live(call);
    calls.push(call);
  }

  /** Takes the guard's memory away in the midst of what others do. */
  async function evict() {
    await guard.release({ key: "nobody's", requestId: "nobody" });
    await evictDurableObject(guard);
  }

  return { random, guard, history, act, evict, dispatched: () => dispatched };
}

afterEach(() => vi.restoreAllMocks());

it.each([1, 2, 3, 4])("dispatches each key at most once, whatever happens (seed %i)", async (seed) => {
  const { random, guard, history, act, evict, dispatched } = newWorld(seed);
  let now = Date.now();
  vi.spyOn(Date, "now").mockImplementation(() => now);

  for (let life = 0; life < 8; life++) {
    for (let round = 0; round < 12; round++) {
      const acts = Array.from({ length: 1 + Math.floor(random() * 8) }, act);
      if (random() < 0.3) acts.push(evict());
      await Promise.all(acts);
      if (random() < 0.3) await runDurableObjectAlarm(guard);
      now += Math.floor(random() * DEADLINE_MS * 1.5);
      for (const [key, { dispatches }] of history) expect(dispatches, `dispatches of ${key}`).toBeLessThanOrEqual(1);
    }
    for (const [key, { holders }] of history) {
      const { outcome } = await guard.reserve({ key, requestId: "last", deadlineMs: 0 });
      expect(outcome === "go", `${key} is free if nobody holds it, and only then`).toBe(holders.size === 0);
      history.set(key, newHistory());
    }
    now += LIFE_MS;
  }
  expect(dispatched()).toBeGreaterThan(KEYS.length);
});
