import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { until } from "../../support/until";
import { callWith, connectInstance, makeCaller } from "../support";
import { asKey, db, makeHouse } from "./support";

/** A tenant that has sent one message and looked once, with both in its log. */
async function callerWithLog() {
  const caller = await makeCaller();
  const instance = await connectInstance(caller);
  const path = `/tenants/${caller.tenantId}/requests`;
  const ask = asKey(caller.key);
  const call = callWith(caller.key);
  await call("POST", `/message/sendText/${instance}`, { number: "6281234567890", text: "Halo" });
  await call("GET", `/instance/connectionState/${instance}`);
  const entries = await until(async () => {
    const items: { id: string; path: string; method: string }[] = (await ask("GET", path)).body.items;
    const isThere = (word: string) => items.some((item) => item.path.includes(word));
    return isThere("sendText") && isThere("connectionState") && items;
  });
  // The number's own row comes after those of its calls.
  await until(async () => (await ask("GET", `/tenants/${caller.tenantId}/instances`)).body.items.length > 0);
  const idOf = (part: string) => entries.find((entry) => entry.path.includes(part))!.id;
  return { ask, path, idOf };
}

it("says how far back the log goes", async () => {
  const { ask, path } = await callerWithLog();
  expect((await ask("GET", path)).body.keptDays).toBe(30);
});

it("looks again at once, and sends again only when that was confirmed", async () => {
  const { ask, path, idOf } = await callerWithLog();
  const look = await ask("POST", `${path}/${idOf("connectionState")}/replay`, {});
  expect(look).toMatchObject({ status: 200, body: { status: 200, requestId: expect.any(String) } });

  const send = `${path}/${idOf("sendText")}/replay`;
  const body = { number: "6281234567890", text: "Once more" };
  expect(await ask("POST", send, { body })).toMatchObject({
    status: 400,
    body: { errors: { confirm: [expect.anything()] } },
  });
  const sent = await ask("POST", send, { body, confirm: true });
  expect(sent).toMatchObject({ status: 200, body: { status: 201, body: { key: { id: expect.any(String) } } } });
});

it("does not know the calls of others", async () => {
  const [mine, theirs] = [await callerWithLog(), await callerWithLog()];
  const answer = await mine.ask("POST", `${mine.path}/${theirs.idOf("connectionState")}/replay`, {});
  expect(answer.status).toBe(404);
});

const MANY = 10_000;
const PAGE = 100;

it("pages through 10,000 calls, each once, as quick at the end as at the start", async () => {
  const { tenantId, owner, path } = await makeHouse();
  await db.execute(sql`
    insert into usage_events (id, at, tenant_id, mode, key_id, route, kind, units, outcome, status, upstream_ms, total_ms)
    select (lpad(to_hex(ms), 12, '0') || '7000' || '8' || lpad(to_hex(n), 15, '0'))::uuid, to_timestamp(ms / 1000.0),
      ${tenantId}, 'live', ${crypto.randomUUID()}, 'GET /instance/fetchInstances', 'api_call', 1, 'charged', 200, 1, 2
    from (select n, (extract(epoch from now()) * 1000)::bigint - n / 7 as ms from generate_series(1, ${MANY}) n) made`);
  const seen = new Set<string>();
  const waits: number[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const begun = performance.now();
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { body } = await owner.ask("GET", `${path}/requests?limit=${PAGE}${query}`);
    waits.push(performance.now() - begun);
    for (const { id } of body.items) seen.add(id);
    cursor = body.nextCursor;
  }
  expect(seen.size).toBe(MANY);
  expect(waits).toHaveLength(MANY / PAGE);
  // The quickest of them: what else the machine does makes pages slow, and none quick.
  const [early, late] = [Math.min(...waits.slice(0, 20)), Math.min(...waits.slice(-20))];
  console.log(
    `A page of ${PAGE} of ${MANY} calls: ${early.toFixed(0)} ms at the start, ${late.toFixed(0)} ms at the end`,
  );
  expect(late).toBeLessThan(early * 5 + 50);
});
