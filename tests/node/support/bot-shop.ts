import { randomUUID } from "node:crypto";
import type { Answer, Gateway, Tenant, TenantOptions } from "./gateway.ts";

/** Where bots live: at a server of either version, and in the sandbox. */
export const PLACES = ["2.3.6", "2.2.3", "sandbox"] as const;
export type Place = (typeof PLACES)[number];

/** A tenant with one number, made over `/api` as the dashboard does. */
export interface Shop extends Tenant {
  mode: "live" | "test";
  instanceId: string;
  name: string;
  /** Empty in the sandbox. */
  upstreamName: string;
}

/** At a server the number is connected; in the sandbox nobody has scanned its code yet. */
export async function makeShop(gateway: Gateway, place: Place, options: TenantOptions = {}): Promise<Shop> {
  const mode = place === "sandbox" ? "test" : "live";
  const tenant = await gateway.makeTenant({ ...options, ...(place !== "sandbox" && { version: place }) });
  const { key } = await gateway.makeKey(tenant.id, { mode });
  const known = new Set(tenant.server.instanceNames());
  const name = `shop-${randomUUID().slice(0, 8)}`;
  const body = { name, mode, integration: "WHATSAPP-BAILEYS" };
  const made = await gateway.call(key, `POST /api/tenants/${tenant.id}/instances`, { body });
  const upstreamName = tenant.server.instanceNames().find((one) => !known.has(one)) ?? "";
  if (mode === "live") await tenant.server.open(upstreamName);
  return { ...tenant, mode, key, name, upstreamName, instanceId: made.body.id };
}

interface Ask {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Calls as the shop; `$T` is its path, `$I` its instance's. */
export function callAs(gateway: Gateway, shop: Shop, line: string, { body, headers = {} }: Ask = {}): Promise<Answer> {
  const tenant = `/api/tenants/${shop.id}`;
  const full = line.replace("$I", `${tenant}/instances/${shop.instanceId}`).replace("$T", tenant);
  return gateway.call(shop.key, full, { headers, ...(body !== undefined && { body }) });
}
