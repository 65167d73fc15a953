import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { call, UnexpectedAnswer } from "./gateway-client.ts";
import { readState, writeState } from "./state-file.ts";

/** What `.zapin/local.json` holds, for people and for tools. Null: not part of this installation. */
export interface LocalInfo {
  gatewayUrl: string;
  dashboardUrl: string | null;
  testKey: string;
  liveKey: string;
  login: Login;
  operator: Login;
  /** The demo tenant. */
  tenantId: string;
}

/** Someone who may sign in at `/auth/sign-in/email`. */
export interface Login {
  email: string;
  password: string;
}

interface SeedOptions {
  gatewayUrl: string;
  dashboardUrl: string | null;
  operatorToken: string;
  stateDir: string;
}

export const DEMO_INSTANCE = "demo";
const DEMO_NUMBER = "10000000001"; // the sandbox's number that connects at once

/** A tenant with a key of each mode and a connected sandbox number. What a former start made is used again. */
export async function seed({ gatewayUrl, dashboardUrl, operatorToken, stateDir }: SeedOptions): Promise<LocalInfo> {
  const path = join(stateDir, "local.json");
  const known = await readState<LocalInfo>(path);
  const tenantId = known?.tenantId ?? randomUUID();
  const headers = { authorization: `Bearer ${operatorToken}` };
  await call(gatewayUrl, {
    method: "PUT",
    path: `/api/operator/tenants/${tenantId}`,
    headers,
    body: {
      name: "Toko Demo",
      slug: "toko-demo",
      region: "apac",
      timeZone: "Asia/Jakarta",
      locale: "id",
      planId: "business",
    },
  });
  await settleDemo(gatewayUrl, headers, tenantId);
  /** A key from a former start, if the gateway still takes it. */
  const keyFor = async (mode: "test" | "live", knownKey: string | undefined) => {
    if (knownKey && (await works(gatewayUrl, knownKey))) return knownKey;
    const made = {
      method: "POST",
      path: `/api/tenants/${tenantId}/keys`,
      headers,
      body: { name: "Demo", mode },
    } as const;
    return (await call<{ key: string }>(gatewayUrl, made)).key;
  };
  const info: LocalInfo = {
    gatewayUrl,
    dashboardUrl,
    testKey: await keyFor("test", known?.testKey),
    liveKey: await keyFor("live", known?.liveKey),
    login: known?.login ?? newLogin("demo@zapin.local"),
    operator: known?.operator ?? newLogin("operator@zapin.local"),
    tenantId,
  };
  await putUser({ gatewayUrl, headers }, { ...info.login, name: "Demo", role: "user", owns: tenantId });
  await putUser({ gatewayUrl, headers }, { ...info.operator, name: "Operator", role: "operator" });
  await writeState(path, info);
  await connectDemoInstance(gatewayUrl, info.testKey);
  return info;
}

/** Nobody pays for a demonstration: a folder of two months ago would send no more. */
async function settleDemo(gatewayUrl: string, headers: Record<string, string>, tenantId: string): Promise<void> {
  const path = `/api/operator/tenants/${tenantId}/invoices`;
  const { items } = await call<{ items: { id: string; state: string }[] }>(gatewayUrl, {
    method: "GET",
    path,
    headers,
  });
  for (const { id, state } of items) {
    if (state !== "open") continue;
    await call(gatewayUrl, { method: "POST", path: `${path}/${id}/paid`, headers, body: { note: "Demo" } });
  }
}

const newLogin = (email: string): Login => ({ email, password: randomBytes(12).toString("base64url") });

/** Someone who is there already keeps the password that the first start wrote down. */
async function putUser(
  { gatewayUrl, headers }: { gatewayUrl: string; headers: Record<string, string> },
  user: Login & { name: string; role: "user" | "operator"; owns?: string },
): Promise<void> {
  await call(gatewayUrl, { method: "PUT", path: "/api/operator/users", headers, body: user });
}

async function works(gatewayUrl: string, key: string): Promise<boolean> {
  try {
    await call(gatewayUrl, { method: "GET", path: "/v1/instance/fetchInstances", headers: { apikey: key } });
    return true;
  } catch (error) {
    if (error instanceof UnexpectedAnswer && error.status === 401) return false;
    throw error;
  }
}

/** The sandbox forgets what nobody uses for a month, and lists it no more; its name is taken until it is deleted. */
async function dropForgotten(gatewayUrl: string, headers: Record<string, string>): Promise<void> {
  try {
    await call(gatewayUrl, { method: "DELETE", path: `/v1/instance/delete/${DEMO_INSTANCE}`, headers });
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer && error.status === 404)) throw error;
  }
}

async function connectDemoInstance(gatewayUrl: string, testKey: string): Promise<void> {
  const headers = { apikey: testKey };
  const list = { method: "GET", path: "/v1/instance/fetchInstances", headers } as const;
  const instances = await call<{ name: string; connectionStatus: string }[]>(gatewayUrl, list);
  const found = instances.find(({ name }) => name === DEMO_INSTANCE);
  if (!found) {
    await dropForgotten(gatewayUrl, headers);
    const body = { instanceName: DEMO_INSTANCE, integration: "WHATSAPP-BAILEYS", qrcode: false, number: DEMO_NUMBER };
    await call(gatewayUrl, { method: "POST", path: "/v1/instance/create", headers, body });
  }
  if (found?.connectionStatus === "open") return;
  await call(gatewayUrl, { method: "GET", path: `/v1/instance/connect/${DEMO_INSTANCE}`, headers });
}
