import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { migrate } from "../migrate";
import { openSql } from "../sql";
import { SETTLE_MS } from "./deliver-log";
import { nextWake } from "./errands";
import { newKept } from "./kept";
import { insertNews } from "./log-store";
import { STEPS } from "./steps";

const NOON = Date.UTC(2030, 0, 1, 12);
const OWNER = { tenantId: crypto.randomUUID(), mode: "live", instanceId: crypto.randomUUID() } as const;

/** When an object wakes again whose errands ran from noon on for some time, with a message in its log that came at `at`. */
const wakeAfter = (errandsMs: number, at: number) =>
  runInDurableObject(env.INSTANCE.getByName(crypto.randomUUID()), (_, { storage }) => {
    migrate(storage.sql, STEPS);
    const sql = openSql(storage.sql);
    const news = { id: "A", status: "PENDING", statusAt: at, errorCode: null } as const;
    insertNews(sql, { sequence: 1, news, at });
    return nextWake(sql, newKept(OWNER, NOON), { begunAt: NOON, now: NOON + errandsMs });
  });

it("logs a message as soon as calls of its time have settled", async () => {
  expect(await wakeAfter(200, NOON - 1_000)).toBe(NOON - 1_000 + SETTLE_MS + 1);
});

it("logs at once what came due while it had something else to do", async () => {
  expect(await wakeAfter(2_000, NOON - SETTLE_MS + 1_500)).toBe(NOON + 2_001);
});

it("waits with what was due before, and failed", async () => {
  expect(await wakeAfter(200, NOON - SETTLE_MS - 1)).toBe(NOON + 200 + 15_000);
});
