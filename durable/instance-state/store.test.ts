import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { migrate } from "../migrate";
import { openSql, type Sql } from "../sql";
import { STEPS } from "./steps";
import * as store from "./store";

const NOON = Date.UTC(2030, 0, 1, 12);
const HOUR = 3_600_000;

/** The store of a fresh instance, opened from outside. */
const withSql = (use: (sql: Sql) => void) =>
  runInDurableObject(env.INSTANCE.getByName(crypto.randomUUID()), (_, { storage }) => {
    migrate(storage.sql, STEPS);
    use(openSql(storage.sql));
  });

it("knows a body for 48 hours, whenever it came, and not for ever", () =>
  withSql((sql) => {
    for (const offset of [0, 6 * HOUR, 12 * HOUR - 1]) {
      const hash = `at ${offset}`;
      store.insertSeen(sql, hash, NOON + offset);
      expect(store.hasSeen(sql, hash, NOON + offset + 48 * HOUR)).toBe(true);
      store.deleteOld(sql, 10, NOON + offset + 48 * HOUR);
      expect(store.hasSeen(sql, hash, NOON + offset + 48 * HOUR)).toBe(true);
      expect(store.hasSeen(sql, hash, NOON + offset + 61 * HOUR)).toBe(false);
    }
    store.deleteOld(sql, 2, NOON + 100 * HOUR);
    expect(sql.run("SELECT hash FROM seen")).toHaveLength(1);
    store.deleteOld(sql, 2, NOON + 100 * HOUR);
    expect(store.earliestExpiry(sql)).toBeNull();
  }));

it("writes one row for a body that nobody waits for", () =>
  withSql((sql) => {
    const before = sql.rowsWritten;
    store.insertSeen(sql, "hash", NOON);
    expect(sql.rowsWritten - before).toBe(1);
  }));

it("names the objects that nobody needs any more once their events are handed over", () =>
  withSql((sql) => {
    store.insertInbox(sql, { sequence: 1, id: "small", event: "call", body: "x", object: null });
    store.insertInbox(sql, { sequence: 2, id: "large", event: "messages.set", body: null, object: "key" });
    store.insertInbox(sql, { sequence: 3, id: "waits", event: "messages.set", body: null, object: "other" });
    const [, second] = store.nextInbox(sql, 0, 10);
    expect(store.deleteInbox(sql, second!.sequence)).toEqual(["key"]);
    expect(store.nextInbox(sql, 0, 10).map(({ id }) => id)).toEqual(["waits"]);
  }));
