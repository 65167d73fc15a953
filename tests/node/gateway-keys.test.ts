import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// Keys that are not good: what they cost us, and how long one that was good stays so.

const FORGED = 10_000;
const AT_ONCE = 50;

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway?.stop());

/** `key` with one character of its payload changed. */
function mistyped(key: string, at: number): string {
  const start = "zpn_live_".length;
  const index = start + (at % (key.length - start));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  // 32 places on: another letter whose bits all count, even in the last one.
  const other = letters[(letters.indexOf(key[index]!) + 32) % letters.length];
  return key.slice(0, index) + other + key.slice(index + 1);
}

/** Forged in every way at hand: typing mistakes, other modes, other tenants, other lengths, noise. */
function forgedKey(key: string, index: number): string {
  const payload = Buffer.from(key.slice("zpn_live_".length), "base64url");
  const kinds = [
    () => mistyped(key, index),
    () => key.replace("zpn_live_", "zpn_test_").slice(0, -1 - (index % 40)),
    () => `zpn_live_${Buffer.concat([payload.subarray(0, 2), randomBytes(56)]).toString("base64url")}`,
    () => `zpn_live_${Buffer.concat([payload.subarray(0, 18), randomBytes(40)]).toString("base64url")}`,
    () =>
      `zpn_live_${Buffer.concat([Buffer.of(1, 2), payload.subarray(2, 18), randomBytes(35)]).toString("base64url")}`,
    () => `zpn_live_${randomBytes(58).toString("base64url")}`,
    () => key.replace("zpn_live_", "zpn_test_"),
    () => randomBytes(30).toString("hex"),
  ];
  return kinds[index % kinds.length]!();
}

/** Objects that have ever written anything, ledgers of unknown tenants included. */
async function countObjects(): Promise<number> {
  const files = await readdir(join(gateway.stateDir, "state"), { recursive: true });
  return files.filter((file) => file.endsWith(".sqlite")).length;
}

it("10,000 forged keys are refused without asking a ledger", async () => {
  const tenant = await gateway.makeTenant();
  const calls = () => gateway.ledger(tenant.id).then(({ counters }) => counters.calls);
  expect(await calls()).toBe(0);
  const objects = await countObjects();

  const began = performance.now();
  const statuses = new Map<number, number>();
  for (let start = 0; start < FORGED; start += AT_ONCE) {
    const keys = Array.from({ length: AT_ONCE }, (_, index) => forgedKey(tenant.key, start + index));
    const answers = await Promise.all(keys.map((key) => gateway.call(key, "GET /v1/instance/fetchInstances")));
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  const seconds = (performance.now() - began) / 1_000;
  const asked = await calls();
  console.log(`${FORGED} forged keys in ${seconds.toFixed(1)} s: ${asked} ledger calls`);
  expect(Object.fromEntries(statuses)).toEqual({ 401: FORGED });
  expect([asked, await countObjects()]).toEqual([0, objects]);

  // The count is a true one: the key that they were made from does ask.
  expect((await gateway.call(tenant.key, "GET /v1/instance/fetchInstances")).status).toBe(200);
  expect(await calls()).toBeGreaterThan(0);
});

it("a revoked key is refused within 10 s, and stays refused", async () => {
  const shop = await gateway.makeShop();
  const { id, key } = await gateway.makeKey(shop.id);
  const use = async () => (await gateway.call(key, `GET /v1/instance/connectionState/${shop.instance.name}`)).status;
  // In use all the time, so that it is in memory when it is revoked.
  const warm = await Promise.all(Array.from({ length: 50 }, use));
  expect(new Set(warm)).toEqual(new Set([200]));

  await gateway.manage("DELETE", `/tenants/${shop.id}/keys/${id}`);
  const revokedAt = performance.now();
  let lastAcceptedAt = revokedAt;
  await until(async () => {
    const sentAt = performance.now();
    const isRefused = (await use()) === 401;
    if (!isRefused) lastAcceptedAt = sentAt;
    return isRefused;
  });
  const seconds = (lastAcceptedAt - revokedAt) / 1_000;
  console.log(`a revoked key was last taken after ${seconds.toFixed(1)} s`);
  expect(seconds).toBeLessThan(10);
  const after = await Promise.all(Array.from({ length: 50 }, use));
  expect(new Set(after)).toEqual(new Set([401]));
});

it("a rolled key ends at once without a grace, and the new one works at once", async () => {
  const shop = await gateway.makeShop();
  const { id } = await gateway.makeKey(shop.id);
  const rolled = await gateway.manage<{ key: string }>("POST", `/tenants/${shop.id}/keys/${id}/roll`, {});
  const { status } = await gateway.call(rolled.key, `GET /v1/instance/connectionState/${shop.instance.name}`);
  expect(status).toBe(200);
});

it("a derived key dies with its instance", async () => {
  const shop = await gateway.makeShop();
  const use = () => gateway.call(shop.instance.hash, `GET /v1/instance/connectionState/${shop.instance.name}`);
  expect((await use()).status).toBe(200);
  await gateway.call(shop.key, `DELETE /v1/instance/delete/${shop.instance.name}`);
  await until(async () => (await use()).status === 401);
});

it("no answer of this file held an upstream name, token, key, secret or address", () => {
  const { answers, leaks } = gateway.leaks();
  expect(answers).toBeGreaterThan(FORGED);
  expect(leaks).toEqual([]);
});
