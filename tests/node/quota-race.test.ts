import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "../../local/gateway-client.ts";
import { type Lag, watchLag } from "../proofs/chaos/lag.ts";
import { type EvolutionServer, startEvolution } from "../support/evolution/server.ts";
import { until } from "../support/until.ts";
import { type Cluster, startCluster } from "./support/outage/cluster.ts";
import { createOperator, type Operator } from "./support/outage/operator.ts";
import { callRaw } from "./support/raw-call.ts";

// Several isolates race for the last messages of one tenant, through the front door.

const ISOLATES = 4;
const CLIENTS = 32;
const LIMIT = 500;
const MESSAGE = { number: "5511999990001", text: "oi" };
/** Of every client, after the last message: enough to ask for longer than any lease lives and any denial is held. */
const REFUSALS = 30;
const USABLE_AGAIN_WITHIN_MS = 5_000;
/** Clocks between the last call and the ledger's word that all is back. Each is as late as its machine. */
const CLOCKS = 3;
/** Of a client that was refused: together they still ask 160 times a second. */
const REFUSED_FOR_MS = 200;

let cluster: Cluster;
let evolution: EvolutionServer;
let operator: Operator;
let lag: Lag;

beforeAll(async () => {
  [cluster, evolution] = await Promise.all([
    startCluster(ISOLATES),
    startEvolution({ version: "2.3.6", globalKey: `global-${randomUUID()}` }),
  ]);
  operator = createOperator(cluster.gateways[0]!, cluster.operatorToken);
  lag = watchLag(cluster.gateways);
  await operator.addServer({ url: evolution.url, key: evolution.globalKey });
});

afterAll(async () => {
  lag?.stop();
  await cluster?.dispose();
  await evolution?.stop();
});

/** A tenant that may send so many messages, with a connected number. */
async function makeShop() {
  const id = randomUUID();
  const profile = { name: "Toko Uji", slug: `t-${id}`, region: "apac", timeZone: "Asia/Jakarta", locale: "id" };
  const generous = { burst: { perSecond: 100_000, capacity: 100_000 } };
  await call(cluster.gateways[0]!, {
    method: "PUT",
    path: `/api/operator/tenants/${id}`,
    headers: { authorization: `Bearer ${cluster.operatorToken}` },
    body: { ...profile, planId: "scale", limits: { message_send: LIMIT }, ...generous },
  });
  const key = await operator.addKey(id, "live");
  const known = new Set(evolution.instanceNames());
  const body = { instanceName: "main", integration: "WHATSAPP-BAILEYS", qrcode: false };
  const created = await callRaw(cluster.gateways[0]!, "POST /v1/instance/create", { headers: { apikey: key }, body });
  expect(created.status, created.text).toBe(201);
  const upstreamName = evolution.instanceNames().find((name) => !known.has(name))!;
  await evolution.open(upstreamName);

  const send = async (isolate: number) => {
    const request = { headers: { apikey: key }, body: MESSAGE };
    const { status, text } = await callRaw(cluster.gateways[isolate]!, "POST /v1/message/sendText/main", request);
    if (status === 429) expect(JSON.parse(text)).toMatchObject({ code: "quota_exceeded" });
    else expect(status, text).toBe(201);
    return status === 201;
  };
  const books = async () => (await operator.books(id, "live")).find(({ kind }) => kind === "message_send")!;
  return { id, send, books, sent: () => evolution.totalDispatches(upstreamName) };
}

/** Units that Postgres has, raw and rolled up. */
async function billed(tenantId: string) {
  const [row] = (
    await cluster.postgres.query<{ raw: number; rolled_up: number }>(
      `select (select coalesce(sum(units), 0)::int from usage_events where tenant_id = $1 and kind = 'message_send') as raw,
              (select coalesce(sum(units), 0)::int from usage_hourly where tenant_id = $1 and kind = 'message_send') as rolled_up`,
      [tenantId],
    )
  ).rows;
  return row;
}

it("lets exactly as many messages through as the limit says, whatever the clients do", async () => {
  const shop = await makeShop();
  let [accepted, refused, lastAcceptedAt] = [0, 0, Date.now()];
  const client = async (isolate: number) => {
    for (let left = REFUSALS; left > 0; ) {
      if (await shop.send(isolate)) {
        accepted++;
        lastAcceptedAt = Date.now();
        continue;
      }
      refused++;
      // What other isolates have not used comes back: only when all is gone, a refusal is final.
      if (accepted >= LIMIT) left--;
      await pause(REFUSED_FOR_MS);
    }
  };
  const started = Date.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index % ISOLATES)));
  console.log(
    `${accepted} accepted in ${lastAcceptedAt - started} ms, ${refused} refused, ${shop.sent()} sent upstream`,
  );

  expect(accepted).toBe(LIMIT);
  expect(shop.sent()).toBe(LIMIT);
  expect(await shop.books()).toMatchObject({ limit: LIMIT, granted: LIMIT, settled: LIMIT, live: 0 });
  await expect.poll(() => billed(shop.id)).toEqual({ raw: LIMIT, rolled_up: LIMIT });
});

it("makes every credit usable for one isolate within five seconds of the others' rest", async () => {
  const shop = await makeShop();
  let left = 300;
  const client = async (isolate: number) => {
    while (left-- > 0) expect(await shop.send(isolate)).toBe(true);
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index % ISOLATES)));
  const rest = performance.now();
  const readLag = lag.watch();
  let lastLentAt = rest;
  await until(async () => {
    // By when it was asked: a busy machine may take its time to answer.
    const askedAt = performance.now();
    const { granted, settled, live } = (await shop.books()) ?? {};
    const isBack = granted === 300 && settled === 300 && live === 0;
    if (!isBack) lastLentAt = askedAt;
    return isBack;
  });
  console.log(`some credit was still lent ${Math.round(lastLentAt - rest)} ms after the last call`);
  expect(lastLentAt - rest).toBeLessThan(USABLE_AGAIN_WITHIN_MS + CLOCKS * readLag());
  for (let more = 300; more < LIMIT; more++) expect(await shop.send(3), `message ${more + 1}`).toBe(true);
  expect(await shop.send(3)).toBe(false);
  expect(shop.sent()).toBe(LIMIT);
});
