import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { ledgerName } from "../../../lib/ledger-name";
import { connectInstance, makeCaller } from "../support";

/** What the database of an object looks like from within: so many bytes. */
async function fill(tenantId: string, bytes: number): Promise<void> {
  await runInDurableObject(env.GUARD.getByName(ledgerName(tenantId, "test")), (_, { storage }) => {
    Object.defineProperty(storage.sql, "databaseSize", { configurable: true, get: () => bytes });
  });
}

it("nobody makes an endpoint carry more than a receiver would take", async () => {
  const { call } = await makeCaller();
  const name = await connectInstance({ call });
  const set = (webhook: object) =>
    call("POST", `/webhook/set/${name}`, {
      webhook: { enabled: true, url: "https://receiver.example/hook", ...webhook },
    });
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-shop-${n}`, "v".repeat(100)]));
  for (const tooMuch of [
    { headers: many },
    { headers: { authorization: "v".repeat(20_000) } },
    { url: `https://receiver.example/${"a".repeat(2_000)}` },
  ]) {
    expect((await set(tooMuch)).status).toBe(400);
  }
  expect((await call("GET", `/webhook/find/${name}`)).body).toBeNull();
  const repeated = await set({ headers: { authorization: "v".repeat(8_000) }, events: Array(2_000).fill("CALL") });
  expect(repeated).toMatchObject({ status: 201, body: { events: ["CALL"] } });
});

it("somebody who fills the memory of their idempotency keys is told so, and what was sent under one is still known", async () => {
  const { call, tenantId } = await makeCaller();
  const path = `/message/sendText/${await connectInstance({ call })}`;
  const message = { number: "6281234567890", text: "hi" };
  const send = (key?: string) => call("POST", path, message, key === undefined ? {} : { "idempotency-key": key });
  const first = await send("known");
  await fill(tenantId, 4 * 2 ** 30);
  const refused = await send("new");
  expect(refused).toMatchObject({ status: 429, body: { code: "quota_exceeded" } });
  expect(refused.headers.get("retry-after")).toBe("3600");
  const repeated = await send("known");
  expect([repeated.body, repeated.headers.get("idempotent-replayed")]).toEqual([first.body, "true"]);
  expect((await send()).status).toBe(201);
  await fill(tenantId, 2 ** 20);
  expect((await send("new")).status).toBe(201);
});
