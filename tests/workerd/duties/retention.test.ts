import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { connect } from "../../../db/client";
import { auditStatement } from "../../../db/queries/audit-log";
import { ensureUsagePartitions } from "../../../db/queries/partitions";
import { deleteOldAudit, dropPartition, listPartitionsBefore } from "../../../db/queries/retention";
import { getTenant } from "../../../db/queries/tenants";
import { recordUsage } from "../../../db/queries/usage";
import { uuidv7 } from "../../../lib/ids";
import { forgetOfTenant } from "../../../worker/services/retention/forget-old";
import { makeTenant } from "../support";

const db = connect(env);
const DAY_MS = 86_400_000;

const callAt = (tenantId: string, mode: "live" | "test", at: number) =>
  recordUsage(db, [
    {
      tenantId,
      mode,
      batch: {
        id: crypto.randomUUID(),
        events: [
          {
            id: uuidv7(at),
            keyId: crypto.randomUUID(),
            route: "GET /chat/findChats/:instanceName",
            kind: "api_call",
            units: 1,
            outcome: "charged",
            status: 200,
            upstreamMs: 1,
            totalMs: 1,
          },
        ],
      },
    },
  ]);

async function ages(tenantId: string, now: number) {
  const { rows } = await db.execute<{ at: string; mode: string }>(
    sql`select mode, extract(epoch from at) * 1000 as at from usage_events where tenant_id = ${tenantId} order by at`,
  );
  return rows.map(({ mode, at }) => `${mode} ${Math.round((now - Number(at)) / DAY_MS)}`);
}

it("forgets calls when the plan says so, those of the current bill never, and those of others neither", async () => {
  const [tenantId, other] = [await makeTenant(), await makeTenant()];
  const now = Date.now();
  for (const days of [200, 100, 61, 1]) await callAt(tenantId, "live", now - days * DAY_MS);
  await callAt(tenantId, "test", now - 100 * DAY_MS);
  await callAt(other, "live", now - 200 * DAY_MS);
  const tenant = await getTenant(db, tenantId);
  const long = { ...tenant, plan: { ...tenant.plan, logDays: 150 } };
  await forgetOfTenant(db, long, { sandboxDays: 30, now });
  expect(await ages(tenantId, now)).toEqual(["live 100", "live 61", "live 1"]);
  const short = { ...tenant, plan: { ...tenant.plan, logDays: 7 } };
  await forgetOfTenant(db, short, { sandboxDays: 30, now });
  expect(await ages(tenantId, now)).toEqual(["live 61", "live 1"]);
  expect(await ages(other, now)).toEqual(["live 200"]);
});

it("drops months that are over for every plan, and no others", async () => {
  await ensureUsagePartitions(db, new Date("2019-03-15T00:00:00Z"));
  const due = await listPartitionsBefore(db, "usage_events", new Date("2019-05-01T00:00:00Z"));
  expect(due).toEqual(["usage_events_2019_03", "usage_events_2019_04"]);
  for (const name of await listPartitionsBefore(db, "usage_events", new Date("2019-07-01T00:00:00Z"))) {
    await dropPartition(db, name);
  }
  expect(await listPartitionsBefore(db, "usage_events", new Date("2019-07-01T00:00:00Z"))).toEqual([]);
});

it("forgets old lines of the audit log, but never that a tenant was erased", async () => {
  const tenantId = crypto.randomUUID();
  for (const action of ["key.create", "tenant.erased"]) {
    await auditStatement(db, tenantId, { actor: "system", action, target: tenantId });
  }
  await db.execute(sql`update audit_log set at = '2001-01-01' where tenant_id = ${tenantId}`);
  await deleteOldAudit(db, { before: new Date("2001-06-01"), limit: 100 });
  const { rows } = await db.execute<{ action: string }>(
    sql`select action from audit_log where tenant_id = ${tenantId}`,
  );
  expect(rows.map(({ action }) => action)).toEqual(["tenant.erased"]);
});
