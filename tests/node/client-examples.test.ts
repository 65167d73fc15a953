import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signBody } from "../../durable/webhook-outbox/sign.ts";
import { PROJECT } from "../../local/build-worker.ts";
import { reservePort } from "../../local/ports.ts";
import { type OwnStack, startOwnStack } from "./support/own-stack.ts";

const run = promisify(execFile);
const SECRET = `whsec_${Buffer.from("a secret of thirty-two bytes ...").toString("base64")}`;

let own: OwnStack;
let guide: string;
let variables: NodeJS.ProcessEnv;

beforeAll(async () => {
  guide = await readFile(join(PROJECT, "docs/clients.md"), "utf8");
  own = await startOwnStack("examples");
  const { testKey } = await own.seed();
  variables = { ...process.env, ZAPIN_URL: own.stack.gatewayUrl, ZAPIN_KEY: testKey, WEBHOOK_SECRET: SECRET };
});

afterAll(() => own?.stop());

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
  const file = join(own.folder, "send.mjs");
  await writeFile(file, example("Node", "js"));
  const { stdout } = await run(process.execPath, [file], { env: variables });
  expect(stdout).toMatch(/^text \w+\nmedia \w+\nsent once true\n$/);
});

/** Not every machine has them; where they are, the guide's code must run. */
const has = (command: string, ...parameters: string[]) => spawnSync(command, parameters).status === 0;
const HAS_PYTHON = has("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))");
const HAS_PHP = has("php", "-r", "exit(PHP_VERSION_ID < 80000 || !function_exists('curl_init') ? 1 : 0);");

it.skipIf(!has("python3", "-c", "import requests"))("sends from Python as the guide says", async () => {
  const { stdout } = await run("python3", ["-c", example("Python", "python")], { env: variables });
  expect(stdout).toMatch(/^text \w+\nmedia \w+\nsent once True\n$/);
});

it.skipIf(!HAS_PHP)("sends from PHP as the guide says", async () => {
  await writeFile(join(own.folder, "send.php"), example("PHP", "php"));
  await writeFile(join(own.folder, "photo.png"), new Uint8Array(64));
  const { stdout } = await run("php", ["send.php"], { env: variables, cwd: own.folder });
  expect(stdout).toMatch(/^text \w+\nmedia \w+\nsent once true\n$/);
});

const RECEIVERS = [
  { language: "js", isHere: true, start: (file: string) => [process.execPath, file] },
  { language: "python", isHere: HAS_PYTHON, start: (file: string) => ["python3", file] },
  { language: "php", isHere: HAS_PHP, start: (file: string, port: number) => ["php", "-S", `127.0.0.1:${port}`, file] },
].filter(({ isHere }) => isHere);

it.each(RECEIVERS)("takes a signed delivery, and no other, in $language as the guide says", async (receiver) => {
  const port = await reservePort();
  const file = join(own.folder, `receive.${receiver.language === "js" ? "mjs" : receiver.language}`);
  await writeFile(file, example("Receiving", receiver.language));
  const [command = "", ...parameters] = receiver.start(file, port);
  const child = spawn(command, parameters, { env: { ...variables, PORT: String(port) } });
  try {
    const timestamp = Math.floor(Date.now() / 1000);
    const good = { timestamp, secret: SECRET };
    expect(await deliver(port, good)).toBe(204);
    expect(await deliver(port, { ...good, change: (body) => body.replace("upsert", "upserT") })).toBe(401);
    expect(await deliver(port, { ...good, secret: `whsec_${btoa("another")}` })).toBe(401);
    expect(await deliver(port, { ...good, timestamp: timestamp - 3_600 })).toBe(401);
  } finally {
    await end(child);
  }
});

interface Delivery {
  timestamp: number;
  secret: string;
  /** What happens to the body once it is signed. */
  change?: (body: string) => string;
}

async function deliver(port: number, { timestamp, secret, change = (body) => body }: Delivery): Promise<number> {
  const body = JSON.stringify({ event: "messages.upsert", instance: "demo", data: {} });
  async function* pieces() {
    yield new TextEncoder().encode(body);
  }
  const { headers } = await signBody(pieces(), { id: "evt_1", timestamp, secrets: [secret] });
  const request = { method: "POST", headers, body: change(body) };
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
