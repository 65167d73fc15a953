import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { connect } from "../../db/client";
import { keepCursor } from "../../db/queries/chores";
import type { OperatorHealth } from "../../lib/contract/health";
import { makeTenant, manage } from "../../tests/workerd/support";
import { HOUSE } from "../keep-house";
import { checkParts, isHealthy } from "./check-parts";
import { findTroubles } from "./find-troubles";
import { health } from "./index";

const db = connect(env);
const HOUR_MS = 3_600_000;

it("says of each part how it is, and nothing else", async () => {
  await makeTenant(); // the objects' code is loaded by their first call
  await keepCursor(db, HOUSE, undefined);
  expect(await checkParts(env)).toEqual({ postgres: "ok", ledger: "ok", storage: "ok", cron: "ok" });
  const answer = await health.request("/", {}, env);
  expect(answer.status).toBe(200);
  const body = await answer.json();
  expect(Object.keys(body as object).sort()).toEqual(["checkedAt", "parts", "status"]);
});

it("tells a database that is down from a trigger that does not come", async () => {
  await keepCursor(db, HOUSE, undefined);
  const parts = await checkParts({ ...env, NEON_ENDPOINT: "http://127.0.0.1:1/sql" } as Env);
  expect(parts).toEqual({ postgres: "failing", ledger: "ok", storage: "ok", cron: "unknown" });
  expect(isHealthy(parts)).toBe(false);
  expect(await checkParts(env, Date.now() + HOUR_MS)).toMatchObject({ postgres: "ok", cron: "failing" });
});

it("shows operators servers, traffic, what waits and when the trigger came", async () => {
  await makeTenant();
  await keepCursor(db, HOUSE, "ledgers");
  const shown = await manage<OperatorHealth>("GET", "/operator/health");
  expect(shown.cron.failedChores).toContain("ledgers");
  expect(shown.outboxes.unanswered).toBe(0);
  expect(shown.traffic.lastDay.calls).toBeGreaterThanOrEqual(shown.traffic.lastHour.errors);
  expect(JSON.stringify(shown)).not.toMatch(/sealed|apikey|secret/i);
  await keepCursor(db, HOUSE, undefined);
});

it("finds what is worth waking somebody for, and nothing where all is well", async () => {
  const well = await manage<OperatorHealth>("GET", "/operator/health");
  const now = Date.now();
  const late = new Date(now - HOUR_MS).toISOString();
  const sick: OperatorHealth = {
    ...well,
    parts: { postgres: "failing", ledger: "ok", storage: "ok", cron: "ok" },
    traffic: { ...well.traffic, lastHour: { calls: 1_000, errors: 90, refused: 0, errorRate: 0.09 } },
    outboxes: { ...well.outboxes, waiting: 12, oldestAt: late },
    refusedUsage: [{ tenantId: crypto.randomUUID(), mode: "live", since: late, reason: "23514" }],
    servers: [],
    cron: { lastRunAt: late, failedChores: ["billing"] },
  };
  const keys = findTroubles(sick, now).map(({ key }) => key);
  expect(keys).toEqual(expect.arrayContaining(["part.postgres", "errors", "usage", "refused", "chores"]));
  const quiet: OperatorHealth = {
    ...sick,
    parts: { postgres: "ok", ledger: "ok", storage: "ok", cron: "ok" },
    traffic: { ...well.traffic, lastHour: { calls: 10, errors: 9, refused: 0, errorRate: 0.9 } },
    outboxes: { ...well.outboxes, waiting: 0, oldestAt: null },
    refusedUsage: [],
    webhooks: { ...well.webhooks, waiting: 0 },
    notices: { unmailed: 0, oldestAt: null },
    cron: { lastRunAt: late, failedChores: [] },
  };
  expect(findTroubles(quiet, now)).toEqual([]);
});
