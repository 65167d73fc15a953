import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WORKER } from "./runtime.ts";
import { type Stack, startStack } from "./stack.ts";

// A worker with the bindings of the real one, which remembers what it is told.
const SCRIPT = `
import { DurableObject } from "cloudflare:workers";
export class TenantLedger extends DurableObject {
  add(word) { return this.ctx.storage.put(word, true); }
  async words() { return [...(await this.ctx.storage.list()).keys()]; }
}
export class SendGuard extends DurableObject {}
export class SandboxInstance extends DurableObject {}
export default {
  async fetch(request, env) {
    const ledger = env.LEDGER.getByName("notes");
    if (request.method === "POST") await ledger.add(await request.text());
    const { ENVIRONMENT, PUBLIC_URL, NEON_ENDPOINT, EXTRA } = env;
    return Response.json({ words: await ledger.words(), ENVIRONMENT, PUBLIC_URL, NEON_ENDPOINT, EXTRA });
  },
  async scheduled({ cron }, env) { await env.LEDGER.getByName("notes").add("cron " + cron); },
};`;

let directory: string;
let stack: Stack;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "zapin-stack-"));
  const script = join(directory, "worker.mjs");
  await writeFile(script, SCRIPT);
  const extraBindings = { EXTRA: "yes" };
  stack = await startStack({ port: 0, stateDir: directory, database: "memory", script, extraBindings });
});

afterAll(async () => {
  await stack.dispose();
  await rm(directory, { recursive: true });
});

const ask = async (init?: RequestInit) => (await fetch(stack.gatewayUrl, init)).json();

/** As Neon's driver asks. */
const query = (text: string) =>
  fetch(stack.neon.url, {
    method: "POST",
    headers: { "neon-connection-string": "postgres://local" },
    body: JSON.stringify({ query: text }),
  });

it("gives the worker what it needs to know of this machine", async () => {
  expect(await ask()).toMatchObject({
    ENVIRONMENT: "local",
    PUBLIC_URL: stack.gatewayUrl,
    NEON_ENDPOINT: stack.neon.url,
    EXTRA: "yes",
  });
});

it("keeps what the worker stored when workerd is killed, and serves the same address again", async () => {
  await ask({ method: "POST", body: "kept" });
  await stack.kill();
  await expect(ask()).rejects.toThrow("fetch failed");
  await stack.restart();
  expect(await ask()).toMatchObject({ words: expect.arrayContaining(["kept"]) });
});

it("refuses connections to Postgres while it is stopped, and has its rows afterwards", async () => {
  await stack.neon.stop();
  await expect(query("select 1")).rejects.toThrow("fetch failed");
  await stack.neon.start();
  const answer = await query("select id from plans where id = 'free'");
  expect(await answer.json()).toMatchObject({ rows: [["free"]], rowCount: 1 });
});

it("answers a mistake in SQL as Neon does", async () => {
  const answer = await query("insert into plans (id, name, definition) values ('free', 'Twice', '{}')");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "23505", constraint: "plans_pkey" });
});

it("lets no page in a browser reach the database", async () => {
  const answer = await fetch(stack.neon.url, { method: "POST", body: JSON.stringify({ query: "select 1" }) });
  expect(answer.status).toBe(404);
});

it("can run a cron handler", async () => {
  const worker = await stack.miniflare.getWorker(WORKER);
  await worker.scheduled({ cron: "0 0 * * *" });
  expect(await ask()).toMatchObject({ words: expect.arrayContaining(["cron 0 0 * * *"]) });
});
