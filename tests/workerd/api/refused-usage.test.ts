import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { deleteTenant } from "../../../db/queries/erasure";
import { listRefusedUsage, noteRefusedUsage } from "../../../db/queries/refused-usage";
import type { OperatorHealth } from "../../../lib/contract/health";
import { ledgerName } from "../../../lib/ledger-name";
import { findTroubles } from "../../../worker/health/find-troubles";
import { lineOf, SYSTEM } from "../../../worker/services/audit/audit";
import { lease, say, spentOn } from "../quota/ledger-fixtures";
import { whileRefused } from "../quota/postgres";
import { makeTenant, manage } from "../support";
import { asToken, db } from "./support";

const health = () => manage<OperatorHealth>("GET", "/operator/health");
const shown = async (of: string) => (await health()).refusedUsage.find(({ tenantId }) => tenantId === of);

const noted = async (of: string) => (await listRefusedUsage(db)).filter(({ tenantId }) => tenantId === of);

async function auditOf(tenantId: string) {
  const { body } = await asToken("GET", `/tenants/${tenantId}/audit?action=usage.retry`);
  return body.items as { action: string; before: unknown }[];
}

it("shows operators refused usage until they have had it taken", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const tenantId = await makeTenant();
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, "live"));
  const path = `/operator/ledgers/${tenantId}`;
  const retry = () => asToken("POST", `${path}/refused/retry`);
  await whileRefused(tenantId, async () => {
    const held = (await lease(ledger, { wish: 20 }))!;
    await ledger.sync(say({ batch: { sequence: 1, events: [spentOn(held, 2), spentOn(held, 3)] } }));
    await runDurableObjectAlarm(ledger);
    await expect.poll(() => shown(tenantId)).toMatchObject({ mode: "live", reason: "23514" });
    const { body } = await retry();
    expect(body).toEqual({ recorded: 0, left: 1, reason: "23514" });
  });
  expect(await shown(tenantId)).toBeDefined();
  expect(findTroubles(await health(), Date.now()).map(({ key }) => key)).toContain("refused");
  const { body: before } = await asToken("GET", path);
  expect(before.refused).toEqual({ batches: 1, calls: 2, units: 5, oldestAt: expect.any(String) });

  const { status, body } = await retry();
  expect({ status, body }).toEqual({ status: 200, body: { recorded: 1, left: 0, reason: null } });
  expect(await shown(tenantId)).toBeUndefined();
  expect(await noted(tenantId)).toEqual([]);
  const { body: after } = await asToken("GET", path);
  expect(after.refused).toMatchObject({ batches: 0, units: 0 });
  expect(after.books.find(({ kind }: { kind: string }) => kind === "message_send")).toMatchObject({ settled: 5 });

  // Nothing is left to tell of.
  expect((await retry()).body).toEqual({ recorded: 0, left: 0, reason: null });
  const told = { action: "usage.retry", before: { mode: "live", batches: 1, calls: 2, units: 5 } };
  expect(await auditOf(tenantId)).toMatchObject([told, told]);
});

it("knows no ledger of a tenant that does not exist", async () => {
  expect((await asToken("POST", `/operator/ledgers/${crypto.randomUUID()}/refused/retry`)).status).toBe(404);
});

it("shows nothing of a ledger that has no refused usage, whatever was noted, and forgets that with its tenant", async () => {
  const tenantId = await makeTenant();
  await noteRefusedUsage(db, { tenantId, mode: "test" }, "23514");
  expect(await noted(tenantId)).toMatchObject([{ mode: "test", reason: "23514" }]);
  expect(await shown(tenantId)).toBeUndefined();
  await deleteTenant(db, tenantId, lineOf(SYSTEM, { action: "tenant.erased", target: tenantId }));
  expect(await noted(tenantId)).toEqual([]);
});
