import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signBody } from "../../durable/webhook-outbox/sign.ts";
import { PROJECT } from "../../local/build-worker.ts";
import { findFreePort } from "../../local/ports.ts";
import { seed } from "../../local/seed.ts";
import { type Stack, startStack } from "../../local/stack.ts";
import { prepared } from "../support/prepared.ts";

const run = promisify(execFile);
const SECRET = `whsec_${Buffer.from("a secret of thirty-two bytes ...").toString("base64")}`;

let folder: string;
let stack: Stack;
let guide: string;
let variables: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zapin-examples-"));
  guide = await readFile(join(PROJECT, "docs/clients.md"), "utf8");
  stack = await startStack({ port: 0, stateDir: folder, database: "memory", ...prepared() });
  const { gatewayUrl, secrets } = stack;
  const known = { gatewayUrl, dashboardUrl: null, operatorToken: secrets.OPERATOR_TOKEN, stateDir: folder };
  const { testKey } = await seed(known);
  variables = { ...process.env, ZAPIN_URL: gatewayUrl, ZAPIN_KEY: testKey, WEBHOOK_SECRET: SECRET };
});

afterAll(async () => {
  await stack?.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** The guide's only code of a language under a heading. */
function example(heading: string, language: string): string {
  const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const code = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "ms").exec(section)?.[1];
  if (!code) throw new Error(`no ${language} under ${heading}`);
  return code;
}

it("sends from a shell as the guide says", async () => {
  const { stdout } = await run("bash", ["-euc", example("curl", "bash")], { env: variables });
  expect(stdout.match(/"id":"[0-9A-F]+"/g)).toHaveLength(3);
});

it("sends from Node as the guide says", async () => {
  const file = join(folder, "send.mjs");
  await writeFile(file, example("Node", "js"));
  const { stdout } = await run(process.execPath, [file], { env: variables });
  expect(stdout).toMatch(/^text \w+\nmedia \w+\nsent once true\n$/);
});

it("takes a signed delivery, and no other, as the guide says", async () => {
  const port = await findFreePort();
  const file = join(folder, "receive.mjs");
  await writeFile(file, example("Receiving", "js"));
  const receiver = spawn(process.execPath, [file], { env: { ...variables, PORT: String(port) } });
  try {
    const now = Math.floor(Date.now() / 1000);
    expect(await deliver(port, { timestamp: now, secret: SECRET })).toBe(204);
    expect(await deliver(port, { timestamp: now, secret: `whsec_${btoa("another")}` })).toBe(401);
    expect(await deliver(port, { timestamp: now - 3_600, secret: SECRET })).toBe(401);
  } finally {
    await end(receiver);
  }
});

async function deliver(port: number, { timestamp, secret }: { timestamp: number; secret: string }): Promise<number> {
  const body = JSON.stringify({ event: "messages.upsert", instance: "demo", data: {} });
  async function* pieces() {
    yield new TextEncoder().encode(body);
  }
  const { headers } = await signBody(pieces(), { id: "evt_1", timestamp, secrets: [secret] });
  const request = { method: "POST", headers, body };
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, request).catch(() => undefined);
    if (answer) return answer.status;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
