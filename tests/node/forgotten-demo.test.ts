import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OwnStack, startOwnStack } from "./support/own-stack.ts";

let own: OwnStack;

beforeAll(async () => {
  own = await startOwnStack("forgotten");
});

afterAll(() => own?.stop());

it("starts again after the sandbox has forgotten the number that nobody used", async () => {
  const { testKey } = await own.seed();
  await own.stack.kill();
  await rm(join(own.folder, "state/do/zapin-SandboxInstance"), { recursive: true });
  await own.stack.restart();
  expect((await own.seed()).testKey).toBe(testKey);
  const answer = await fetch(`${own.stack.gatewayUrl}/v1/message/sendText/demo`, {
    method: "POST",
    headers: { apikey: testKey, "content-type": "application/json" },
    body: JSON.stringify({ number: "6281234567890", text: "Halo" }),
  });
  expect(answer.status).toBe(201);
});

it("starts again with nothing left to pay, so that an old folder sends", async () => {
  const { tenantId } = await own.seed();
  const headers = { authorization: `Bearer ${own.stack.secrets.OPERATOR_TOKEN}`, "content-type": "application/json" };
  const ask = async (method: string, path: string, body?: object) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${own.stack.gatewayUrl}/api${path}`, init);
    expect(answer.status).toBe(200);
    return (await answer.json()) as { items: { state: string }[] };
  };
  await ask("PUT", `/tenants/${tenantId}/billing/plan`, { planId: "scale" });
  const states = async () =>
    (await ask("GET", `/operator/tenants/${tenantId}/invoices`)).items.map(({ state }) => state);
  expect(await states()).toEqual(["open"]);
  await own.seed();
  expect(await states()).toEqual(["paid"]);
});
