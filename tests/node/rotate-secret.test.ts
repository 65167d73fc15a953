import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stack } from "../../local/stack.ts";
import { type EvolutionServer, startEvolution } from "../support/evolution/server.ts";
import { prepared } from "../support/prepared.ts";
import { callRaw } from "./support/raw-call.ts";

process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
process.env.WRANGLER_SEND_METRICS ??= "false";
process.env.WRANGLER_LOG ??= "error";
const { startStack } = await import("../../local/stack.ts");

// A sealing secret is replaced while there is something sealed in every kind of place.

const PROJECT = join(import.meta.dirname, "../..");
const NEW_SECRET = `2:${randomBytes(32).toString("base64url")}`;

let stateDir: string;
let stack: Stack;
let evolution: EvolutionServer;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "zapin-rotation-"));
  [stack, evolution] = await Promise.all([
    startStack({ port: 0, stateDir, database: "persist", script: prepared().script }),
    startEvolution({ version: "2.3.6", globalKey: `global-${randomUUID()}` }),
  ]);
});

afterAll(async () => {
  await stack?.dispose();
  await evolution?.stop();
  await rm(stateDir, { recursive: true });
});

/** The same installation with other secrets. */
async function restartWith(dataSecrets: string): Promise<void> {
  await stack.dispose();
  const path = join(stateDir, "secrets.json");
  const secrets = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...secrets, DATA_SECRETS: dataSecrets }));
  stack = await startStack({ port: 0, stateDir, database: "persist", script: prepared().script });
}

async function manage(line: string, body?: unknown) {
  const headers = { authorization: `Bearer ${stack.secrets.OPERATOR_TOKEN}` };
  const answer = await callRaw(stack.gatewayUrl, line, { headers, body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return JSON.parse(answer.text || "null");
}

/** Not `spawnSync`: Postgres answers from this process. */
function rotate(...flags: string[]): Promise<{ status: number | null; text: string }> {
  const env = { ...process.env, ZAPIN_URL: stack.gatewayUrl, ZAPIN_OPERATOR_TOKEN: stack.secrets.OPERATOR_TOKEN };
  const child = spawn("node", ["scripts/rotate-secret.ts", ...flags], { cwd: PROJECT, env });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (part) => (text += part));
  return new Promise((resolve) => child.once("close", (status) => resolve({ status, text })));
}

/** A tenant with a number, an endpoint and a Pusher app: something sealed in Postgres, ledger and outbox. */
async function makeShop() {
  await manage("POST /api/operator/servers", {
    name: "Recorded",
    url: evolution.url,
    key: evolution.globalKey,
    region: "apac",
    capacity: 10,
  });
  const id = randomUUID();
  const profile = { name: "Toko Uji", slug: `t-${id}`, region: "apac", timeZone: "Asia/Jakarta", locale: "id" };
  await manage(`PUT /api/operator/tenants/${id}`, { ...profile, planId: "scale" });
  const { key } = await manage(`POST /api/tenants/${id}/keys`, { name: "test", mode: "live" });
  const call = async (line: string, body?: unknown) => {
    const answer = await callRaw(stack.gatewayUrl, line, { headers: { apikey: key }, body });
    return { ...answer, body: JSON.parse(answer.text) };
  };
  const creation = { instanceName: "main", integration: "WHATSAPP-BAILEYS", qrcode: false };
  expect((await call("POST /v1/instance/create", creation)).status).toBe(201);
  const webhook = { url: "http://127.0.0.1:9/hook", enabled: true, events: ["MESSAGES_UPSERT"] };
  expect((await call("POST /v1/webhook/set/main", { webhook })).status).toBe(201);
  return { id, call };
}

/** The version byte of every sealed column. */
async function versionsInPostgres(): Promise<number[]> {
  const { rows } = await stack.postgres.query<{ sealed: string }>(
    "select sealed_key as sealed from evolution_servers union all select sealed from webhook_endpoints",
  );
  return rows.map(({ sealed }) => Buffer.from(sealed, "base64url")[0]!);
}

it("replaces the sealing secret: a new version, everything sealed anew, the old one gone", async () => {
  const { call } = await makeShop();
  const oldSecret = stack.secrets.DATA_SECRETS;
  const state = () => call("GET /v1/instance/connectionState/main");
  expect((await state()).status).toBe(200);

  await restartWith(`${NEW_SECRET},${oldSecret}`);
  const trial = await rotate("--dry-run");
  expect(trial.status, trial.text).toBe(0);
  expect(trial.text).toContain("evolution_servers.sealed_key: 1 resealed");
  expect(new Set(await versionsInPostgres())).toEqual(new Set([1]));

  const done = await rotate();
  expect(done.status, done.text).toBe(0);
  expect(done.text).toContain("ledgers: 3 resealed"); // the token, and the endpoint in ledger and outbox
  expect(new Set(await versionsInPostgres())).toEqual(new Set([2]));
  const again = await rotate();
  expect(again.text).toContain("Resealed 0 under version 2");
  const cursor = /--cursor (\S+)/.exec(done.text)?.[1] ?? "";
  expect((await rotate("--cursor", cursor)).status).toBe(0);

  await restartWith(NEW_SECRET);
  expect((await state()).status).toBe(200);
  expect((await call("GET /v1/webhook/find/main")).body).toMatchObject({ url: "http://127.0.0.1:9/hook" });
  const creation = { instanceName: "second", integration: "WHATSAPP-BAILEYS", qrcode: false };
  expect((await call("POST /v1/instance/create", creation)).status).toBe(201);
  const final = await rotate();
  expect(final.status, final.text).toBe(0);
});

it("says what it cannot open when the old secret was removed too soon", async () => {
  await restartWith(`3:${randomBytes(32).toString("base64url")}`);
  const lost = await rotate("--dry-run");
  expect(lost.status).toBe(1);
  expect(lost.text).toMatch(/cannot be opened: is a version missing/);
});
