import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "../../local/runtime.ts";
import { inspectNextWorkerd } from "./inspected-workerd.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

const MEGABYTE = 1024 * 1024;
const ROWS = 30_000;
/** What an export of any length may cost. */
const ALLOWED_BYTES = 8 * MEGABYTE;

let gateway: Gateway;
let workerd: Awaited<ReturnType<Awaited<ReturnType<typeof inspectNextWorkerd>>["attach"]>>;

beforeAll(async () => {
  const inspected = await inspectNextWorkerd();
  gateway = await startGateway();
  workerd = await inspected.attach(WORKER, gateway.stack.gatewayUrl);
});

afterAll(async () => {
  await workerd?.close();
  await gateway?.stop();
});

const HISTORY = `
  insert into usage_events (id, at, tenant_id, mode, key_id, route, kind, units, outcome, status, upstream_ms, total_ms, window_start)
  select gen_random_uuid(), now() - n * interval '1 second', $1, 'live', gen_random_uuid(), 'GET /chat/findChats/:instanceName',
    'api_call', 1, 'charged', 200, 1, 1, now()
  from generate_series(1, $2::int) n`;

it("exports a long history without holding it", async () => {
  const { id } = await gateway.makeTenant();
  await gateway.stack.postgres.query(HISTORY, [id, ROWS]);
  const headers = { authorization: `Bearer ${gateway.stack.secrets.OPERATOR_TOKEN}` };
  const url = `${gateway.stack.gatewayUrl}/api/tenants/${id}/export`;
  await (await fetch(`${url}?part=keys`, { headers })).text();

  const before = await workerd.measure();
  let [bytes, tail] = [0, ""];
  const read = async () => {
    const reader = (await fetch(url, { headers })).body?.getReader();
    const decoder = new TextDecoder();
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
      bytes += next.value.length;
      tail = (tail + decoder.decode(next.value, { stream: true })).slice(-2_000);
    }
  };
  // From the question to the last byte: what is gathered before the first one is held as well.
  const { peak, samples } = await workerd.watch(read());
  // Fewer would not have seen the export pass.
  expect(samples).toBeGreaterThan(12);
  expect(tail).toContain(`"requests":${ROWS}`);
  expect(bytes).toBeGreaterThan(1.25 * ALLOWED_BYTES);
  const growth = peak.live - before.live;
  console.log(
    `FIGURES ${JSON.stringify({ "export, MB": Math.round(bytes / MEGABYTE), "held, MB": Number((growth / MEGABYTE).toFixed(1)) })}`,
  );
  expect(growth).toBeLessThan(ALLOWED_BYTES);
});
