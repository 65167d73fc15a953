import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// The cron trigger goes through everybody's rows: it has a database of its own here, or it would repair what other tests break.

/** More than two pages of ledgers. */
const TENANTS = 60;

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

async function tick(): Promise<void> {
  await (await gateway.stack.miniflare.getWorker(WORKER)).scheduled({ cron: "*/5 * * * *" });
}

const run = <T>(text: string, values: unknown[]) => gateway.stack.postgres.query<T>(text, values);

/** Tenants whose ledgers know nothing of what has become of them, in the order in which they are gone through. */
async function makeDifferent(): Promise<string[]> {
  const made = await Promise.all(Array.from({ length: TENANTS }, () => gateway.makeTenant()));
  const ids = made.map(({ id }) => id).sort();
  const past = "update tenants set status = 'past_due', updated_at = now() - interval '1 hour' where id = any($1)";
  await run(past, [ids]);
  return ids;
}

/** Which of them the audit log says were repaired. */
async function repairedOf(ids: string[]): Promise<string[]> {
  const query = `select distinct tenant_id as id from audit_log
    where action = 'ledger.repair' and actor = 'system' and after::text like '%tenant: status%' and tenant_id = any($1)`;
  const { rows } = await run<{ id: string }>(query, [ids]);
  return rows.map(({ id }) => id).sort();
}

it("brings the ledgers of all tenants up to date, on from where it stopped, and then from the start", async () => {
  const ids = await makeDifferent();
  const half = ids.slice(TENANTS / 2);
  await run(
    `insert into chores (name, cursor) values ('reconcile-ledgers', $1)
      on conflict (name) do update set cursor = excluded.cursor`,
    [ids[TENANTS / 2 - 1]],
  );
  await tick();
  expect(await repairedOf(ids)).toEqual(half);
  await tick();
  expect(await repairedOf(ids)).toEqual(ids);
});

it("does everything that it should, and says so", async () => {
  await tick();
  const { rows } = await run<{ cursor: string | null }>("select cursor from chores where name = 'house'", []);
  expect(rows).toEqual([{ cursor: null }]);
});
