import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AnyJson } from "../../support/any-json.ts";
import { type EvolutionServer, startEvolution, type Version } from "../../support/evolution/server.ts";
import { prepared } from "../../support/prepared.ts";
import { createLeakCheck } from "./leaks.ts";
import { callRaw, type RawRequest } from "./raw-call.ts";

// Before wrangler and Miniflare are loaded: no look-ups, no telemetry, no remarks.
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
process.env.WRANGLER_SEND_METRICS ??= "false";
process.env.WRANGLER_LOG ??= "error";
const { startStack } = await import("../../../local/stack.ts");

/** A server is found by its tenant's region, so each version stands in one of its own. */
const REGIONS: Record<Version, string> = { "2.3.6": "apac", "2.2.3": "sam" };

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: AnyJson;
}

export interface TenantOptions {
  /** Of the server that its instances are placed on. */
  version?: Version;
  /** A server of its own, so that faults and silence strike nobody else. */
  dedicated?: boolean;
  limits?: Record<string, number>;
  dailyLimits?: Record<string, number>;
  burst?: { perSecond: number; capacity: number };
  features?: string[];
  timeZone?: string;
}

export interface Tenant {
  id: string;
  /** With every scope. */
  key: string;
  server: EvolutionServer;
}

export interface KeyOptions {
  mode?: "live" | "test";
  scopes?: string[];
  instances?: string[];
}

export interface Instance {
  /** The tenant's name for it. */
  name: string;
  /** Its name on the server, which no tenant may see. */
  upstreamName: string;
  token: string;
  /** The key that its creation answered. */
  hash: string;
}

export interface Books {
  kind: string;
  limit: number;
  granted: number;
  settled: number;
}

export interface UsageRow {
  kind: string;
  units: number;
  outcome: string;
  status: number;
  route: string;
}

export type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** The built worker on its own Postgres, in front of recorded Evolution servers of both versions. */
export async function startGateway(bindings: Record<string, string> = {}) {
  const stateDir = await mkdtemp(join(tmpdir(), "zapin-gateway-"));
  // A tick that nobody has asked for would take what a test is about to have checked.
  const options = { port: 0, stateDir, database: "memory", isTicking: false, ...prepared() } as const;
  const stack = await startStack({ ...options, extraBindings: bindings });
  const leaks = createLeakCheck();
  const servers: EvolutionServer[] = [];

  async function manage<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { authorization: `Bearer ${stack.secrets.OPERATOR_TOKEN}` };
    const answer = await callRaw(stack.gatewayUrl, `${method} /api${path}`, { body, headers });
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return parsed(answer.text) as T;
  }

  async function addServer(version: Version, dedicatedTo?: string): Promise<EvolutionServer> {
    const server = await startEvolution({ version, globalKey: `global-${randomBytes(12).toString("hex")}` });
    servers.push(server);
    await manage("POST", "/operator/servers", {
      name: `evolution ${server.port}`,
      url: server.url,
      key: server.globalKey,
      region: REGIONS[version],
      capacity: 1_000,
      ...(dedicatedTo !== undefined && { dedicatedTo }),
    });
    return server;
  }

  const shared = { "2.3.6": await addServer("2.3.6"), "2.2.3": await addServer("2.2.3") };

  /** One call as any client makes it. `key` undefined sends none. */
  async function call(key: string | undefined, line: string, request: RawRequest = {}): Promise<Answer> {
    const headers = { ...(key !== undefined && { apikey: key }), ...request.headers };
    const answer = await callRaw(stack.gatewayUrl, line, { ...request, headers });
    servers.forEach(leaks.learnFrom);
    leaks.record(line, request, answer);
    return { ...answer, body: parsed(answer.text) };
  }

  async function makeTenant({ version = "2.3.6", dedicated, ...overrides }: TenantOptions = {}): Promise<Tenant> {
    const id = randomUUID();
    await putTenant(id, { region: REGIONS[version], ...overrides });
    const server = dedicated ? await addServer(version, id) : shared[version];
    const { key } = await makeKey(id);
    return { id, key, server };
  }

  const putTenant = (id: string, fields: object) =>
    manage("PUT", `/operator/tenants/${id}`, {
      name: "Toko Uji",
      slug: `t-${id}`,
      timeZone: "Asia/Jakarta",
      locale: "id",
      planId: "scale",
      ...fields,
    });

  /** Gives a tenant other limits; all that is not named is as the plan has it. */
  const changeTenant = ({ id, server }: Tenant, overrides: Omit<TenantOptions, "version" | "dedicated">) =>
    putTenant(id, { region: REGIONS[server.version], ...overrides });

  const makeKey = (tenantId: string, options: KeyOptions = {}) =>
    manage<{ id: string; key: string }>("POST", `/tenants/${tenantId}/keys`, {
      name: "test",
      mode: "live",
      ...options,
    });

  async function makeInstance(
    { key, server }: Tenant,
    options: { name?: string; connected?: boolean } = {},
  ): Promise<Instance> {
    const name = options.name ?? `shop-${randomUUID().slice(0, 8)}`;
    const known = new Set(server.instanceNames());
    const body = { instanceName: name, integration: "WHATSAPP-BAILEYS", qrcode: false };
    const created = await call(key, "POST /v1/instance/create", { body });
    if (created.status !== 201) throw new Error(`create answered ${created.status}: ${created.text}`);
    const upstreamName = server.instanceNames().find((candidate) => !known.has(candidate));
    const instance = server.instance(upstreamName ?? "");
    if (!upstreamName || !instance) throw new Error("the server has no new instance");
    if (options.connected ?? true) await server.open(upstreamName);
    return { name, upstreamName, token: instance.token, hash: created.body.hash };
  }

  /** The usual start: a tenant with one connected instance. */
  async function makeShop(options: TenantOptions = {}) {
    const tenant = await makeTenant(options);
    return { ...tenant, instance: await makeInstance(tenant) };
  }

  const ledger = (tenantId: string) =>
    manage<{ books: Books[]; counters: { calls: number } }>("GET", `/operator/ledgers/${tenantId}?mode=live`);

  /** The event of an answered call as it was counted. Undefined until Postgres has it. */
  async function findUsage(answer: Pick<Answer, "headers">): Promise<UsageRow | undefined> {
    const id = answer.headers["x-zapin-request-id"];
    const query = "select kind, units, outcome, status, route from usage_events where id = $1";
    const { rows } = await stack.postgres.query<UsageRow>(query, [id]);
    return rows[0];
  }

  return {
    stack,
    stateDir,
    shared,
    call,
    manage,
    makeTenant,
    changeTenant,
    makeKey,
    makeInstance,
    makeShop,
    ledger,
    findUsage,
    leaks: leaks.result,
    watchForLeaks: leaks.watch,
    async stop(): Promise<void> {
      await stack.dispose();
      await Promise.all(servers.map((server) => server.stop()));
      await rm(stateDir, { recursive: true });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
