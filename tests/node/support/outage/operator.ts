import type { PlanOverride } from "../../../../lib/contract/plan.ts";
import { call } from "../../../../local/gateway-client.ts";

export type Mode = "live" | "test";

/** What the ledger says of one kind in one billing period. */
export interface Books {
  kind: string;
  windowStart: number;
  limit: number;
  granted: number;
  settled: number;
  live: number;
}

/** The management door. */
export interface Operator {
  addServer(server: { url: string; key: string }): Promise<void>;
  /** A tenant of the largest plan, but for what `override` says. */
  addTenant(override?: PlanOverride): Promise<string>;
  addKey(tenantId: string, mode: Mode): Promise<string>;
  /** Does not need Postgres. */
  books(tenantId: string, mode: Mode): Promise<Books[]>;
  /** What became of each try to deliver an event to the tenant's endpoint. */
  tries(tenantId: string, webhookId: string): Promise<Try[]>;
}

/** `status` is null where nothing was answered, or nothing in time. */
export interface Try {
  at: string;
  status: number | null;
  error: string | null;
}

const REGION = "apac";

export function createOperator(gateway: string, token: string): Operator {
  const headers = { authorization: `Bearer ${token}` };
  return {
    async addServer({ url, key }) {
      const body = { name: "Recorded", url, key, region: REGION, capacity: 1_000 };
      await call(gateway, { method: "POST", path: "/api/operator/servers", headers, body });
    },
    async addTenant(override) {
      const id = crypto.randomUUID();
      const profile = { name: "Toko Uji", slug: `t-${id}`, timeZone: "Asia/Jakarta", locale: "id" };
      const body = { ...profile, region: REGION, planId: "scale", ...override };
      await call(gateway, { method: "PUT", path: `/api/operator/tenants/${id}`, headers, body });
      return id;
    },
    async addKey(tenantId, mode) {
      const ask = {
        method: "POST",
        path: `/api/tenants/${tenantId}/keys`,
        headers,
        body: { name: "proof", mode },
      } as const;
      return (await call<{ key: string }>(gateway, ask)).key;
    },
    async books(tenantId, mode) {
      const path = `/api/operator/ledgers/${tenantId}?mode=${mode}`;
      return (await call<{ books: Books[] }>(gateway, { method: "GET", path, headers })).books;
    },
    async tries(tenantId, webhookId) {
      const path = `/api/tenants/${tenantId}/endpoints`;
      const { items } = await call<{ items: { id: string }[] }>(gateway, { method: "GET", path, headers });
      const ask = { method: "GET", path: `${path}/${items[0]?.id}/deliveries/${webhookId}`, headers } as const;
      return (await call<{ attempts: Try[] }>(gateway, ask)).attempts;
    },
  };
}
