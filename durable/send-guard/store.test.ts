import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { until } from "../../tests/support/until";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import { GENERATION_MS, LIFE_MS } from "./life";
import { STEPS } from "./steps";
import { deleteExpired, deleteReservation, earliestDue, findRecord, insertReservation, updateAnswered } from "./store";

const NOON = Date.UTC(2030, 0, 1, 12);
const ANSWER = { fingerprint: "fp", status: 201, contentType: "application/json", sealedBody: "c2VhbGVk" };
const call = (key: string) => ({ key, requestId: `of ${key}`, deadlineMs: 60_000 });
const newGuard = () => env.GUARD.getByName(crypto.randomUUID());
type Guard = ReturnType<typeof newGuard>;

/** The store of a guard, opened from outside. */
function withSql<T>(guard: Guard, use: (sql: Sql, storage: DurableObjectStorage) => T | Promise<T>) {
  return runInDurableObject(guard, (_, { storage }) => {
    migrate(storage.sql, STEPS);
    return use(openSql(storage.sql), storage);
  });
}

const keysOf = (sql: Sql) => sql.run<{ key: string }>("SELECT key FROM sends ORDER BY key").map(({ key }) => key);
const reserve = (sql: Sql, key: string, at: number) => insertReservation(sql, call(key), at);

afterEach(() => vi.restoreAllMocks());

it("writes one row to reserve and one to settle", () =>
  withSql(newGuard(), (sql) => {
    const written = (act: () => unknown) => {
      const before = sql.rowsWritten;
      act();
      return sql.rowsWritten - before;
    };
    expect(written(() => reserve(sql, "a", NOON))).toBe(1);
    expect(written(() => updateAnswered(sql, { ...call("a"), ...ANSWER }, NOON))).toBe(1);
    expect(written(() => updateAnswered(sql, { ...call("a"), ...ANSWER }, NOON))).toBe(0);
    expect(written(() => findRecord(sql, "a", NOON))).toBe(0);
    expect(written(() => deleteExpired(sql, 10, NOON + 2 * LIFE_MS))).toBe(1);
  }));

it("remembers a key for 24 hours to the millisecond, whenever in a generation it was reserved", () =>
  withSql(newGuard(), (sql) => {
    for (const offset of [0, 1, GENERATION_MS / 2, GENERATION_MS - 1]) {
      const key = `at ${offset}`;
      const reservedAt = NOON + offset;
      reserve(sql, key, reservedAt);
      for (let later = 0; later < LIFE_MS; later += LIFE_MS / 48) {
        expect(findRecord(sql, key, reservedAt + later)?.reservedAt).toBe(reservedAt);
      }
      expect(findRecord(sql, key, reservedAt + LIFE_MS - 1)?.reservedAt).toBe(reservedAt);
      expect(findRecord(sql, key, reservedAt + LIFE_MS)).toBeUndefined();
    }
  }));

it("finds a key although the clock stepped back over the edge of a generation", () =>
  withSql(newGuard(), (sql) => {
    reserve(sql, "a", NOON);
    expect(findRecord(sql, "a", NOON - 1)?.reservedAt).toBe(NOON);
    expect(deleteReservation(sql, call("a"), NOON - 1)).toBe(true);
  }));

it("purges no more than it is told to, the oldest first", () =>
  withSql(newGuard(), (sql) => {
    ["c", "b", "a"].forEach((key, age) => {
      reserve(sql, key, NOON - age * GENERATION_MS);
    });
    deleteExpired(sql, 2, NOON + 2 * LIFE_MS);
    expect(keysOf(sql)).toEqual(["c"]);
  }));

it("lets a key be used anew after its life, before the old row is purged", () =>
  withSql(newGuard(), (sql) => {
    reserve(sql, "a", NOON);
    const later = NOON + LIFE_MS;
    reserve(sql, "a", later);
    expect(findRecord(sql, "a", later)?.reservedAt).toBe(later);
    deleteExpired(sql, 10, NOON + LIFE_MS + GENERATION_MS);
    expect(keysOf(sql)).toEqual(["a"]);
    expect(findRecord(sql, "a", later)?.reservedAt).toBe(later);
  }));

it("purges a generation when the last of it is dead, and not before", () =>
  withSql(newGuard(), (sql) => {
    reserve(sql, "first", NOON);
    reserve(sql, "last", NOON + GENERATION_MS - 1);
    reserve(sql, "next", NOON + GENERATION_MS);
    const due = NOON + GENERATION_MS + LIFE_MS;
    expect(earliestDue(sql)).toBe(due);
    deleteExpired(sql, 10, due - 1);
    expect(keysOf(sql)).toEqual(["first", "last", "next"]);
    deleteExpired(sql, 10, due);
    expect(keysOf(sql)).toEqual(["next"]);
    expect(earliestDue(sql)).toBe(due + GENERATION_MS);
  }));

it("sets one alarm for the oldest keys and leaves it alone while more arrive", async () => {
  const guard = newGuard();
  await guard.reserve(call("a"));
  const due = await withSql(guard, (sql) => earliestDue(sql));
  await withSql(guard, (_, storage) => vi.spyOn(storage, "setAlarm") && undefined);
  await guard.reserve(call("b"));
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + 2 * GENERATION_MS);
  await guard.reserve(call("c"));
  await withSql(guard, async (_, storage) => {
    expect(await storage.getAlarm()).toBe(due);
    expect(storage.setAlarm).not.toHaveBeenCalled();
  });
});

it("purges by alarm in batches until nothing is due, then sleeps until the next keys die", async () => {
  const guard = newGuard();
  await guard.reserve(call("living"));
  const now = Date.now();
  await withSql(guard, (sql) => {
    for (let i = 0; i < 2500; i++) reserve(sql, `old ${i}`, now - 3 * LIFE_MS - (i % 3) * GENERATION_MS);
  });
  // Only the first alarm is rung by hand: each batch brings the next.
  expect(await runDurableObjectAlarm(guard)).toBe(true);
  await until(() => withSql(guard, (sql) => keysOf(sql).length === 1));
  await withSql(guard, async (sql, storage) => {
    expect(keysOf(sql)).toEqual(["living"]);
    expect(await storage.getAlarm()).toBe(earliestDue(sql));
  });
});

it("sets no alarm when nothing is left", async () => {
  const guard = newGuard();
  await guard.reserve(call("a"));
  await guard.release(call("a"));
  expect(await runDurableObjectAlarm(guard)).toBe(true);
  expect(await runDurableObjectAlarm(guard)).toBe(false);
});

it("sets an alarm again that a restart has lost", async () => {
  const guard = newGuard();
  await guard.reserve(call("a"));
  const now = Date.now();
  const due = await withSql(guard, (sql) => earliestDue(sql));
  // The alarm of the first key lies in the past, and never rang.
  vi.spyOn(Date, "now").mockReturnValue(now + 3 * LIFE_MS);
  await guard.reserve(call("b"));
  const alarm = await withSql(guard, (_, storage) => storage.getAlarm());
  expect(alarm).toBe(now + 3 * LIFE_MS + 1);
  expect(alarm).toBeGreaterThan(due ?? Number.POSITIVE_INFINITY);
});

it("leaves nothing behind when it is erased, and works when called again", async () => {
  const guard = newGuard();
  await guard.reserve(call("a"));
  await guard.erase();
  await runInDurableObject(guard, async (_, { storage }) => {
    const tables = storage.sql
      .exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")
      .toArray();
    expect(tables).toEqual([]);
    expect(await storage.getAlarm()).toBeNull();
  });
  expect(await guard.answered({ ...call("a"), ...ANSWER })).toEqual({ ok: false, code: "not_reserved" });
  expect(await guard.reserve({ ...call("a"), requestId: "other" })).toEqual({ outcome: "go" });
  await guard.erase();
  await guard.erase();
});
