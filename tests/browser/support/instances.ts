import { until } from "../../support/until.ts";
import { gatewayUrl } from "./browser.ts";
import { asOperator } from "./operator.ts";

export interface MadeInstance {
  id: string;
  name: string;
  /** A call to /v1 with a key of the tenant. */
  call(method: string, path: string, body?: object): Promise<unknown>;
}

/** The sandbox's own number that scans only when it is told to. */
const WAITS_TO_BE_TOLD = "10000000002";

/** A simulated number of a tenant, not connected. It scans when `call("POST", "/sandbox/scan/<name>")` says so. */
export async function makeInstance(tenantId: string, name: string): Promise<MadeInstance> {
  const key = { name: `for ${name}`, mode: "test" };
  const made = (await asOperator({ method: "POST", path: `/tenants/${tenantId}/keys`, body: key })) as { key: string };
  const call = (method: string, path: string, body?: object) => callGateway(made.key, { method, path, body });
  const asked = { instanceName: name, integration: "WHATSAPP-BAILEYS", qrcode: false, number: WAITS_TO_BE_TOLD };
  await call("POST", "/instance/create", asked);
  return { id: await idOf(tenantId, name), name, call };
}

/** The same, connected. */
export async function makeConnected(tenantId: string, name: string): Promise<MadeInstance> {
  const instance = await makeInstance(tenantId, name);
  await instance.call("GET", `/instance/connect/${name}`);
  await instance.call("POST", `/sandbox/scan/${name}`);
  return instance;
}

/** The record follows the call: the data plane does not wait for it. */
function idOf(tenantId: string, name: string): Promise<string> {
  const path = `/tenants/${tenantId}/instances?mode=test&search=${encodeURIComponent(name)}`;
  return until(async () => {
    const { items } = (await asOperator({ method: "GET", path })) as { items: { id: string; name: string }[] };
    return items.find((item) => item.name === name)?.id;
  });
}

interface Call {
  method: string;
  path: string;
  body?: object | undefined;
}

async function callGateway(apikey: string, { method, path, body }: Call): Promise<unknown> {
  const answer = await fetch(`${gatewayUrl}/v1${path}`, {
    method,
    headers: { apikey, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}
