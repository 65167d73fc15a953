import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockState, unlockState } from "./lock.ts";
import { choiceFrom, portFrom, requireFreePort, StartError } from "./ports.ts";
import { findRealServer, registerRealServer } from "./real-server.ts";
import { DEMO_INSTANCE, type LocalInfo, seed } from "./seed.ts";
import type { Stack } from "./stack.ts";

// Before wrangler and Miniflare are loaded: no look-ups, no telemetry, no remarks about secrets that we pass ourselves.
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
process.env.WRANGLER_SEND_METRICS ??= "false";
process.env.WRANGLER_LOG ??= "error";
const { startStack } = await import("./stack.ts");

const PROJECT = join(import.meta.dirname, "..");

/** `npm start`: everything, on this machine, until Ctrl-C. */
async function start() {
  const port = portFrom("ZAPIN_PORT", 8787);
  const dashboardPort = portFrom("ZAPIN_DASHBOARD_PORT", 8788);
  const databasePort = portFrom("ZAPIN_DB_PORT", 0);
  process.env.ZAPIN_LOG = choiceFrom("ZAPIN_LOG", ["off", "sampled", "all"]);
  const stateDir = resolve(PROJECT, process.env.ZAPIN_DIR ?? ".zapin");
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  await lockState(stateDir, `http://127.0.0.1:${port}`);
  await requireFreePort(port, { usedFor: "gateway", variable: "ZAPIN_PORT" });
  await requireFreePort(dashboardPort, { usedFor: "dashboard", variable: "ZAPIN_DASHBOARD_PORT" });
  if (databasePort) await requireFreePort(databasePort, { usedFor: "database", variable: "ZAPIN_DB_PORT" });

  console.log("Starting Zapin …");
  const ports = { port, dashboardPort, databasePort };
  const stack = await startStack({ ...ports, stateDir, database: "persist", onProgress: progress });
  const stop = once(async (exitCode: number) => {
    await stack.dispose();
    await unlockState(stateDir);
    process.exit(exitCode);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.removeAllListeners(signal); // Miniflare's own would exit before Postgres is closed
    process.on(signal, () => {
      console.log("\nStopping …");
      stop(0);
    });
  }
  try {
    await furnish(stack, stateDir);
  } catch (error) {
    console.error(error);
    stop(1);
  }
}

/** What a gateway needs to be of use: a tenant, keys, a number, and the real server if there is one. */
async function furnish({ gatewayUrl, dashboardUrl, secrets }: Stack, stateDir: string) {
  const operatorToken = secrets.OPERATOR_TOKEN;
  const info = await seed({ gatewayUrl, dashboardUrl, operatorToken, stateDir });
  progress("Demo tenant ready");
  await addRealServer(gatewayUrl, operatorToken);
  console.log(welcome(info, join(stateDir, "local.json")));
}

/** Seconds since the command was given. */
function progress(done: string) {
  console.log(`  ✓ ${done.padEnd(40)} ${(performance.now() / 1000).toFixed(1).padStart(5)} s`);
}

/** The sandbox works without it, so a server that does not answer is reported and no reason to stop. */
async function addRealServer(gatewayUrl: string, operatorToken: string) {
  const server = await findRealServer();
  if (!server) return;
  try {
    await registerRealServer(gatewayUrl, operatorToken, server);
    progress(`Evolution server ${new URL(server.url).host}`);
  } catch (error) {
    console.error(`  ✗ The Evolution server ${server.url} was not added: ${messageOf(error)}`);
  }
}

const welcome = ({ gatewayUrl, dashboardUrl, testKey, login }: LocalInfo, file: string) => `
Zapin is ready.

  Dashboard ${dashboardUrl}
  Login     ${login.email}  ${login.password}
  Mails     ${gatewayUrl}/dev/inbox
  Gateway   ${gatewayUrl}
  Test key  ${testKey}

Send a message from the sandbox:

  curl ${gatewayUrl}/v1/message/sendText/${DEMO_INSTANCE} \\
    -H 'apikey: ${testKey}' \\
    -H 'content-type: application/json' \\
    -d '{"number":"6281234567890","text":"Halo dari Zapin"}'

Also in ${file}. Ctrl-C stops everything.`;

/** A terminal sends Ctrl-C to us, and npm sends it again: the second must not dispose twice. */
function once(work: (exitCode: number) => Promise<void>): (exitCode: number) => void {
  let begun = false;
  return (exitCode) => {
    if (begun) return;
    begun = true;
    work(exitCode).catch(fail);
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(error: unknown) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

await start().catch(fail);
