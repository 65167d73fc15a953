import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Request as AskedRequest, convertV4MiniflareOptions, Miniflare, Response } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { buildWorker, PROJECT } from "../../../local/build-worker.ts";
import { copyDatabase, migrateDatabase, openDatabase } from "../../../local/database.ts";
import { startNeonEndpoint } from "../../../local/neon-endpoint.ts";
import { reservePort } from "../../../local/ports.ts";
import { loadSecrets } from "../../../local/secrets.ts";
import { prepared } from "../../support/prepared.ts";
import { askProviders, CLIENT } from "./providers.ts";
import { callRaw } from "./raw-call.ts";

export const DASHBOARD = "https://dashboard.test";

/** The built worker's door for dashboards, on a port. What it asks of GitHub and Google, their stand-ins answer. */
export async function openSocialDoor() {
  const directory = await mkdtemp(join(tmpdir(), "zapin-social-"));
  const { databaseTemplate, ...built } = prepared();
  const [script, postgres, secrets] = await Promise.all([
    built.script ?? buildWorker(join(directory, "worker")),
    databaseTemplate ? copyDatabase(databaseTemplate) : openDatabase(),
    loadSecrets(directory),
  ]);
  await migrateDatabase(postgres);
  const neon = await startNeonEndpoint(postgres);
  const bindings = {
    ...secrets,
    ENVIRONMENT: "local",
    REQUEST_LOG: "off",
    DATABASE_URL: "postgres://local:local@127.0.0.1/zapin",
    NEON_ENDPOINT: neon.url,
    DASHBOARD_URL: DASHBOARD,
    GITHUB_CLIENT_ID: CLIENT.id,
    GITHUB_CLIENT_SECRET: CLIENT.secret,
    GOOGLE_CLIENT_ID: CLIENT.id,
    GOOGLE_CLIENT_SECRET: CLIENT.secret,
  };
  const port = await reservePort();
  const miniflare = new Miniflare(convertV4MiniflareOptions(optionsFor({ script, bindings, port })));
  await miniflare.ready;
  return {
    postgres,
    openBrowser: () => openBrowser(`http://127.0.0.1:${port}`),
    async close() {
      await miniflare.dispose();
      await neon.stop();
      await postgres.close();
      await rm(directory, { recursive: true });
    },
  };
}

function optionsFor({ script, bindings, port }: { script: string; bindings: Record<string, string>; port: number }) {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(PROJECT, "wrangler.toml"));
  const { modulesRules, rootPath, cronTriggers, bindings: variables, ...fromToml } = workerOptions as FromToml;
  const worker = {
    ...fromToml,
    name: "zapin",
    modules: true as const,
    modulesRoot: dirname(script),
    scriptPath: script,
    bindings: { ...variables, ...bindings },
    unsafeDirectSockets: [{ host: "127.0.0.1", port, entrypoint: "Dashboard" }],
    outboundService: sendOut,
  };
  return {
    host: "127.0.0.1",
    port: 0,
    cf: false as const,
    telemetry: { enabled: false },
    logRequests: false,
    workers: [worker],
  };
}

type FromToml = ReturnType<typeof unstable_getMiniflareWorkerOptions>["workerOptions"] & {
  rootPath?: string;
  cronTriggers?: string[];
  bindings?: Record<string, string>;
};

/** All that leaves the worker. */
async function sendOut(request: AskedRequest): Promise<Response> {
  const { method, headers, url } = request;
  const text = await request.text();
  const answer = askProviders({ method, url: new URL(url), headers, text });
  if (answer) return Response.json(answer.body, { status: answer.status });
  const real = await fetch(url, { method, headers: [...headers], ...(text && { body: text }) });
  return new Response(await real.arrayBuffer(), {
    status: real.status,
    headers: { "content-type": "application/json" },
  });
}

/** Keeps cookies and names its origin. */
function openBrowser(url: string) {
  const cookies = new Map<string, string>();
  const ask = async (line: string, body?: unknown) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin: DASHBOARD, "x-zapin-client-ip": "203.0.113.9", ...(cookie && { cookie }) };
    const answer = await callRaw(url, line, { headers, ...(body !== undefined && { body }) });
    for (const set of answer.headers["set-cookie"] ?? []) {
      const [pair = ""] = set.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const isJson = answer.text !== "" && answer.headers["content-type"]?.includes("json");
    return { ...answer, body: isJson ? JSON.parse(answer.text) : answer.text };
  };
  return { ask };
}

export type Visitor = ReturnType<typeof openBrowser>;
