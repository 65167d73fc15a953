import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { FaultMode } from "../support/evolution/server.ts";
import { type Gateway, startGateway } from "./support/gateway.ts";

// A sick server may cost its own tenants an error at once, and nobody else anything.

const TEXT = { number: "5511999990001", text: "oi" };
/** Time limits of 60 s become 4 s. */
const TIME_SCALE = "0.0666";
const CALLS = 60;

vi.setConfig({ testTimeout: 90_000 });

let gateway: Gateway;

beforeAll(async () => {
  gateway = await startGateway({ TIME_SCALE });
}, 60_000);

afterAll(() => gateway?.stop());

async function makeShop() {
  const shop = await gateway.makeShop({ dedicated: true });
  const sendText = () => gateway.call(shop.key, `POST /v1/message/sendText/${shop.instance.name}`, { body: TEXT });
  const fault = (mode: FaultMode) => shop.server.fault({ mode });
  return { ...shop, sendText, fault };
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One call after the other, while something else may go on. */
async function pace(shop: Awaited<ReturnType<typeof makeShop>>) {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const { ms, value } = await timed(shop.sendText);
    expect(value.status).toBe(201);
    times.push(ms);
  }
  return median(times);
}

it("answers 503 with Retry-After at once while a server is sick, and goes on by itself when it is well", async () => {
  const shop = await makeShop();
  expect((await shop.sendText()).status).toBe(201);
  const lift = shop.fault("reset_after_body");
  const first = await Promise.all(Array.from({ length: 6 }, shop.sendText));
  expect(first.every(({ status }) => status >= 500)).toBe(true);
  const { ms, value } = await timed(shop.sendText);
  expect(value.status).toBe(503);
  expect(Number(value.headers["retry-after"])).toBeGreaterThanOrEqual(1);
  expect(value.body).toMatchObject({ code: "unavailable" });
  console.log(`FIGURES ${JSON.stringify({ "503 of an open breaker, ms": Math.round(ms) })}`);
  await lift();
  await vi.waitFor(async () => expect((await shop.sendText()).status).toBe(201), { timeout: 30_000, interval: 500 });
});

it("keeps other servers as quick as they were while one hangs", async () => {
  const [well, sick] = [await makeShop(), await makeShop()];
  await well.sendText();
  await sick.sendText();
  const alone = await pace(well);
  sick.fault("hang_after_body");
  const waiting = Array.from({ length: 60 }, () => sick.sendText());
  const beside = await pace(well);
  const ended = await Promise.all(waiting);
  expect(ended.every(({ status }) => status === 503 || status === 504)).toBe(true);
  const { value } = await timed(sick.sendText);
  expect(value.status).toBe(503);
  console.log(
    `FIGURES ${JSON.stringify({ "p50 beside a hanging server / alone": Number((beside / alone).toFixed(2)) })}`,
  );
  // Machines are noisy; being held up by the other server would cost its whole time limit of 4 s.
  expect(beside).toBeLessThan(1_000);
});
