import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seed } from "../../local/seed.ts";
import { type Stack, startStack } from "../../local/stack.ts";
import { prepared } from "../support/prepared.ts";

let folder: string;
let stack: Stack;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zapin-forgotten-"));
  stack = await startStack({ port: 0, stateDir: folder, database: "memory", ...prepared() });
});

afterAll(async () => {
  await stack?.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** What `npm start` does once everything runs. */
const start = () => {
  const { gatewayUrl, secrets } = stack;
  return seed({ gatewayUrl, dashboardUrl: null, operatorToken: secrets.OPERATOR_TOKEN, stateDir: folder });
};

it("starts again after the sandbox has forgotten the number that nobody used", async () => {
  const { testKey } = await start();
  await stack.kill();
  await rm(join(folder, "state/do/zapin-SandboxInstance"), { recursive: true });
  await stack.restart();
  expect((await start()).testKey).toBe(testKey);
  const answer = await fetch(`${stack.gatewayUrl}/v1/message/sendText/demo`, {
    method: "POST",
    headers: { apikey: testKey, "content-type": "application/json" },
    body: JSON.stringify({ number: "6281234567890", text: "Halo" }),
  });
  expect(answer.status).toBe(201);
});
