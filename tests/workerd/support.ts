import { env, exports } from "cloudflare:workers";
import type { Mode, Scope } from "../../lib/contract/tenant";
import type { AnyJson } from "../support/any-json";

const ORIGIN = "https://gateway.test";

/** The worker's front door, as the world sees it. */
export const fetchGateway = (path: string, init?: RequestInit) =>
  exports.default.fetch(new Request(ORIGIN + path, init));

/** The management door. */
export async function manage<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetchGateway(`/api${path}`, {
    method,
    headers: { authorization: `Bearer ${env.OPERATOR_TOKEN}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

export interface Overrides {
  limits?: Record<string, number>;
  dailyLimits?: Record<string, number>;
  burst?: { perSecond: number; capacity: number };
  features?: string[];
  timeZone?: string;
}

export async function makeTenant(overrides: Overrides = {}): Promise<string> {
  const tenantId = crypto.randomUUID();
  await changeTenant(tenantId, overrides);
  return tenantId;
}

export async function changeTenant(tenantId: string, overrides: Overrides): Promise<void> {
  await manage("PUT", `/operator/tenants/${tenantId}`, {
    name: "Toko Uji",
    slug: `t-${tenantId}`,
    region: "apac",
    timeZone: "Asia/Jakarta",
    locale: "id",
    planId: "scale",
    ...overrides,
  });
}

export interface KeyOptions {
  mode?: Mode;
  scopes?: Scope[];
  instances?: string[];
  allowedIps?: string[];
  expiresAt?: string;
}

export async function makeKey(tenantId: string, options: KeyOptions = {}): Promise<{ id: string; key: string }> {
  return manage("POST", `/tenants/${tenantId}/keys`, { name: "test", mode: "test", ...options });
}

/** A tenant with a test key: the usual start. */
export async function makeCaller(options: KeyOptions = {}): Promise<Caller> {
  const tenantId = await makeTenant();
  const { key, id } = await makeKey(tenantId, options);
  return { tenantId, key, keyId: id, call: callWith(key) };
}

export interface Caller {
  tenantId: string;
  key: string;
  keyId: string;
  call: Call;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answered>;

export interface Answered {
  status: number;
  body: AnyJson;
  headers: Headers;
}

/** `body` is sent as JSON unless it is text already. */
export const callWith =
  (key: string | undefined): Call =>
  async (method, path, body, headers = {}) => {
    const sent = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetchGateway(`/v1${path}`, {
      method,
      headers: {
        ...(key && { apikey: key }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : parseJson(text), headers: response.headers };
  };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Opens at once when connected: a magic number of the sandbox. */
export const OPENS_AT_ONCE = "10000000001";

/** A connected sandbox instance. */
export async function connectInstance(
  { call }: Pick<Caller, "call">,
  name = `shop-${crypto.randomUUID().slice(0, 8)}`,
): Promise<string> {
  const created = await call("POST", "/instance/create", {
    instanceName: name,
    integration: "WHATSAPP-BAILEYS",
    qrcode: false,
    number: OPENS_AT_ONCE,
  });
  if (created.status !== 201) throw new Error(`create answered ${created.status}: ${JSON.stringify(created.body)}`);
  await call("GET", `/instance/connect/${name}`);
  return name;
}
