import * as z from "zod";
import type { Target } from "../load/request.ts";

/** What the bench needs of the gateway's management door. */
export interface Management {
  registerServer(url: string): Promise<void>;
  /** A new tenant with one connected instance, ready to send. */
  registerTenant(planId: string): Promise<Tenant>;
  ledger(tenantId: string): Promise<z.output<typeof Ledger>>;
  /** Has all events of the tenant delivered there. */
  createEndpoint(tenantId: string, url: string): Promise<void>;
  /** What the tenant's events have cost so far. */
  costs(tenantId: string): Promise<z.output<typeof Costs>>;
}

export interface Tenant {
  id: string;
  target: Target;
}

const Key = z.object({ key: z.string() });
const Ledger = z.object({
  books: z.array(z.object({ kind: z.string(), limit: z.number(), granted: z.number(), settled: z.number() })),
  counters: z.object({ calls: z.number(), rowsWritten: z.number() }),
});

const Cost = z.object({ calls: z.number(), rowsWritten: z.number() });
const Costs = z.object({ instances: Cost, outboxes: Cost, feed: Cost });

const REGION = "apac";
const INSTANCE = "toko";

export function manage(port: number, operatorToken: string): Management {
  const base = `http://127.0.0.1:${port}`;
  const asOperator = { authorization: `Bearer ${operatorToken}` };
  return {
    async registerServer(url) {
      const server = { name: "bench", url, key: "bench-global-key", region: REGION, capacity: 1_000 };
      await call(`${base}/api/operator/servers`, "POST", { headers: asOperator, body: server });
    },
    async registerTenant(planId) {
      const id = crypto.randomUUID();
      const profile = {
        name: `Bench ${planId}`,
        slug: `bench-${id.slice(0, 8)}`,
        region: REGION,
        timeZone: "Asia/Jakarta",
        locale: "id",
        planId,
      };
      await call(`${base}/api/operator/tenants/${id}`, "PUT", { headers: asOperator, body: profile });
      const answer = await call(`${base}/api/tenants/${id}/keys`, "POST", {
        headers: asOperator,
        body: { name: "bench", mode: "live", scopes: ["read", "send", "manage"] },
      });
      const { key } = Key.parse(answer);
      await call(`${base}/v1/instance/create`, "POST", {
        headers: { apikey: key },
        body: { instanceName: INSTANCE, integration: "WHATSAPP-BAILEYS" },
      });
      return { id, target: { port, path: `/v1/message/sendText/${INSTANCE}`, key } };
    },
    async createEndpoint(tenantId, url) {
      await call(`${base}/api/tenants/${tenantId}/endpoints`, "POST", { headers: asOperator, body: { url } });
    },
    async costs(tenantId) {
      return Costs.parse(await call(`${base}/api/operator/costs/${tenantId}`, "GET", { headers: asOperator }));
    },
    async ledger(tenantId) {
      return Ledger.parse(
        await call(`${base}/api/operator/ledgers/${tenantId}?mode=live`, "GET", { headers: asOperator }),
      );
    },
  };
}

interface CallOptions {
  headers: Readonly<Record<string, string>>;
  body?: object;
}

async function call(url: string, method: string, { headers, body }: CallOptions): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}
