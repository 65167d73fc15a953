import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { type Gateway, startGateway, type Tenant } from "./support/gateway.ts";

// A server keeps bots and Postgres the log: what was cut off between the two is told of later, and as what it is.

type Fields = Record<string, unknown>;

let gateway: Gateway;
let shop: Tenant & { instanceId: string };

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE: "0.05" });
  const tenant = await gateway.makeTenant({ version: "2.3.6", dedicated: true });
  const body = { name: "main", mode: "live", integration: "WHATSAPP-BAILEYS" };
  const made = await gateway.call(tenant.key, `POST /api/tenants/${tenant.id}/instances`, { body });
  shop = { ...tenant, instanceId: made.body.id };
});

afterAll(() => gateway?.stop());

const query = <T>(text: string, values: unknown[] = []) =>
  gateway.stack.postgres.query<T>(text, values).then(({ rows }) => rows);

async function makeBot(): Promise<string> {
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: randomUUID() };
  const body = { instanceId: shop.instanceId, kind: "flowise", url: `http://127.0.0.1:9/${randomUUID()}`, ...trigger };
  const made = await gateway.call(shop.key, `POST /api/tenants/${shop.id}/bots`, { body });
  expect(made.status).toBe(201);
  return made.body.id;
}

const ask = (method: string, id: string, body?: Fields, headers: Record<string, string> = {}) =>
  gateway.call(shop.key, `${method} /api/tenants/${shop.id}/bots/${id}`, { headers, ...(body && { body }) });

const toldOf = (id: string) =>
  query<Fields>("select actor, action, after from audit_log where target = $1 and action <> 'bot.create'", [id]);

/** One round of the cron trigger. */
async function check() {
  await query("update instances set checked_at = null where id = $1", [shop.instanceId]);
  const worker = await gateway.stack.miniflare.getWorker(WORKER);
  await worker.scheduled({ cron: "*/5 * * * *", scheduledTime: new Date(Date.now() + 60_000) });
}

/** While the log takes no line about this bot. */
async function withoutLog<T>(id: string, work: () => Promise<T>): Promise<T> {
  const name = `deaf_${randomUUID().slice(0, 8)}`;
  await query(`create function ${name}() returns trigger language plpgsql as $$
    begin if new.target = '${id}' then raise exception 'no room'; end if; return new; end $$`);
  await query(`create trigger ${name} before insert on audit_log for each row execute function ${name}()`);
  try {
    return await work();
  } finally {
    await query(`drop function ${name} cascade`);
  }
}

it.each([
  ["bot.update", "PATCH", { expire: 7 }],
  ["bot.delete", "DELETE", undefined],
] as const)(
  "a %s that the log did not hear of is told of by the next comparison, once",
  async (action, method, body) => {
    const id = await makeBot();
    const cutOff = await withoutLog(id, () => ask(method, id, body));
    expect(cutOff.status).toBeGreaterThanOrEqual(500);
    const now = await ask("GET", id);
    expect([now.status, now.body.expire]).toEqual(method === "PATCH" ? [200, 7] : [404, undefined]);
    expect(await toldOf(id)).toEqual([]);
    await check();
    await check();
    expect(await toldOf(id)).toEqual([{ action, actor: expect.stringMatching(/^key:/), after: { unconfirmed: true } }]);
  },
);

it("what was cut off stops nobody, and what was refused is told of by nobody", async () => {
  const [id, other] = [await makeBot(), await makeBot()];
  await withoutLog(id, () => ask("PATCH", id, { expire: 8 }));
  const { headers } = await ask("GET", id);
  const next = await ask("PATCH", id, { expire: 9 }, { "if-match": String(headers.etag) });
  expect([next.status, next.body.expire]).toEqual([200, 9]);
  const { triggerValue } = next.body;
  expect((await ask("PATCH", other, { triggerValue })).body.code).toBe("conflict");
  await check();
  expect(await toldOf(other)).toEqual([]);
  const told = (await toldOf(id)).map(({ after }) => after);
  expect(told).toEqual(expect.arrayContaining([{ unconfirmed: true }, expect.objectContaining({ kind: "flowise" })]));
  expect(told).toHaveLength(2);
});
