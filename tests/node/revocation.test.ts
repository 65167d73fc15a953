import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "../../local/gateway-client.ts";
import { type EvolutionServer, startEvolution } from "../support/evolution/server.ts";
import { type Cluster, startCluster } from "./support/outage/cluster.ts";
import { createOperator, type Operator } from "./support/outage/operator.ts";
import { callRaw } from "./support/raw-call.ts";

// A key is revoked, and a tenant suspended, while traffic runs through several isolates that have it in memory.

const ISOLATES = 4;
const CLIENTS_EACH = 4;
const REFUSED_WITHIN_MS = 10_000;
/** How long nothing may be accepted any more before it is believed. */
const QUIET_MS = 3_000;
const WARM_CALLS = 50;
/** Of one client: in ten seconds all of them still make thousands of calls. */
const BETWEEN_CALLS_MS = 20;

let cluster: Cluster;
let evolution: EvolutionServer;
let operator: Operator;
let headers: Record<string, string>;

beforeAll(async () => {
  [cluster, evolution] = await Promise.all([
    startCluster(ISOLATES),
    startEvolution({ version: "2.3.6", globalKey: `global-${randomUUID()}` }),
  ]);
  operator = createOperator(cluster.gateways[0]!, cluster.operatorToken);
  headers = { authorization: `Bearer ${cluster.operatorToken}` };
  await operator.addServer({ url: evolution.url, key: evolution.globalKey });
});

afterAll(async () => {
  await cluster?.dispose();
  await evolution?.stop();
});

/** A tenant with a connected number and a second key, in use on every isolate. */
async function makeShop() {
  // Many clients: the only refusals are to be those of the stop.
  const id = await operator.addTenant({ burst: { perSecond: 100_000, capacity: 100_000 } });
  const owner = await operator.addKey(id, "live");
  const body = { instanceName: "main", integration: "WHATSAPP-BAILEYS", qrcode: false };
  const created = await callRaw(cluster.gateways[0]!, "POST /v1/instance/create", { headers: { apikey: owner }, body });
  expect(created.status, created.text).toBe(201);
  const key = await call<{ id: string; key: string }>(cluster.gateways[0]!, {
    method: "POST",
    path: `/api/tenants/${id}/keys`,
    headers,
    body: { name: "To be revoked", mode: "live", scopes: ["read"] },
  });
  return { id, key };
}

/**
 * Calls from several clients on every isolate, all the time. Once all of them are warm, `stop` is run; then everything must
 * be refused with `status` within ten seconds of its answer, and stay refused.
 */
async function stopUnderTraffic(key: string, { status, stop }: { status: number; stop: () => Promise<unknown> }) {
  const accepted = Array.from({ length: ISOLATES }, () => 0);
  const lastAcceptedAt = Array.from({ length: ISOLATES }, () => 0);
  const firstRefusedAt = Array.from({ length: ISOLATES }, () => Number.POSITIVE_INFINITY);
  let [stoppingAt, stoppedAt, isOver, refused] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, false, 0];

  const client = async (isolate: number) => {
    while (!isOver) {
      const sentAt = performance.now();
      const answer = await callRaw(cluster.gateways[isolate]!, "GET /v1/instance/connectionState/main", {
        headers: { apikey: key },
      });
      if (answer.status === 200) {
        accepted[isolate]!++;
        // By when it was sent: an answer that is under way says nothing of a later call.
        lastAcceptedAt[isolate] = Math.max(lastAcceptedAt[isolate]!, sentAt);
        await pause(BETWEEN_CALLS_MS);
        continue;
      }
      expect(answer.status, answer.text).toBe(status);
      refused++;
      firstRefusedAt[isolate] = Math.min(firstRefusedAt[isolate]!, sentAt);
      expect(performance.now(), "refused before it was stopped").toBeGreaterThan(stoppingAt);
      await pause(BETWEEN_CALLS_MS);
    }
  };
  const control = async () => {
    while (accepted.some((calls) => calls < WARM_CALLS)) await pause(BETWEEN_CALLS_MS);
    stoppingAt = performance.now();
    await stop();
    stoppedAt = performance.now();
    const quietFor = () => performance.now() - Math.max(stoppedAt, ...lastAcceptedAt);
    const isDone = () => quietFor() > QUIET_MS && firstRefusedAt.every(Number.isFinite);
    while (!isDone() && performance.now() - stoppedAt < REFUSED_WITHIN_MS + 2 * QUIET_MS) await pause(BETWEEN_CALLS_MS);
    isOver = true;
  };
  const clients = Array.from({ length: ISOLATES * CLIENTS_EACH }, (_, index) => client(index % ISOLATES));
  await Promise.all([control(), ...clients]);
  const delays = lastAcceptedAt.map((at) => Math.max(0, at - stoppedAt));
  return { delays, accepted: accepted.reduce((sum, calls) => sum + calls), refused };
}

function expectStopped({ delays, accepted, refused }: Awaited<ReturnType<typeof stopUnderTraffic>>, what: string) {
  const seconds = delays.map((delay) => (delay / 1_000).toFixed(1)).join(", ");
  console.log(
    `${what}: last accepted ${seconds} s after the answer on ${ISOLATES} isolates (${accepted} + ${refused} calls)`,
  );
  for (const delay of delays) expect(delay).toBeLessThan(REFUSED_WITHIN_MS);
  expect(refused).toBeGreaterThan(0);
}

it("refuses a revoked key on every isolate within ten seconds, and never takes it again", async () => {
  const { id, key } = await makeShop();
  const stop = () => callRaw(cluster.gateways[1]!, `DELETE /api/tenants/${id}/keys/${key.id}`, { headers });
  expectStopped(await stopUnderTraffic(key.key, { status: 401, stop }), "a revoked key");
});

it("refuses a suspended tenant's calls on every isolate within ten seconds", async () => {
  const { id, key } = await makeShop();
  const path = `POST /api/operator/tenants/${id}/suspension`;
  const stop = () => callRaw(cluster.gateways[2]!, path, { headers, body: { reason: "Spam was reported" } });
  expectStopped(await stopUnderTraffic(key.key, { status: 403, stop }), "a suspended tenant");
});
