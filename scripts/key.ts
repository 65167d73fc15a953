import { existsSync, readFileSync } from "node:fs";
import { readArguments } from "./read-arguments.ts";

/**
 * Makes, lists, rolls and revokes API keys through the management API.
 * Against the local product it finds address, token and the demo tenant by itself; elsewhere give ZAPIN_URL,
 * ZAPIN_OPERATOR_TOKEN and --tenant.
 */
const USAGE = `usage: npm run key -- create [--tenant ID] [--mode live|test] [--name NAME] [--scopes read,send,manage]
                             [--instances ID,ID] [--ips CIDR,CIDR] [--expires 2027-01-31]
       npm run key -- list   [--tenant ID]
       npm run key -- roll   KEY_ID [--tenant ID] [--grace SECONDS]
       npm run key -- revoke KEY_ID [--tenant ID]
       Without --mode the key is a live one: it reaches real numbers, and sends for money. --mode test is the sandbox.`;

const { positionals, values } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    tenant: { type: "string" },
    mode: { type: "string", default: "live" },
    name: { type: "string", default: "Made on the command line" },
    scopes: { type: "string", default: "read,send,manage" },
    instances: { type: "string" },
    ips: { type: "string" },
    expires: { type: "string" },
    grace: { type: "string", default: "0" },
  },
});

interface Target {
  url: string;
  token: string;
  tenantId: string;
}

async function main(): Promise<void> {
  const [command, id] = positionals;
  const target = findTarget();
  if (command === "create") return print(await call(target, { method: "POST", body: creation() }));
  if (command === "list") return print(await call(target, { method: "GET" }));
  if (command === "roll" && id) {
    return print(
      await call(target, { method: "POST", path: `/${id}/roll`, body: { graceSeconds: Number(values.grace) } }),
    );
  }
  if (command === "revoke" && id) {
    await call(target, { method: "DELETE", path: `/${id}` });
    return console.log("Revoked. It is refused everywhere within ten seconds.");
  }
  fail(USAGE);
}

function creation() {
  return {
    name: values.name,
    mode: values.mode,
    scopes: values.scopes.split(","),
    instances: values.instances?.split(",") ?? null,
    allowedIps: values.ips?.split(",") ?? null,
    expiresAt: values.expires ?? null,
  };
}

function findTarget(): Target {
  const { ZAPIN_URL, ZAPIN_OPERATOR_TOKEN } = process.env;
  const local = readLocal();
  const url = ZAPIN_URL ?? local?.gatewayUrl;
  const token = ZAPIN_OPERATOR_TOKEN ?? local?.operatorToken;
  const tenantId = values.tenant ?? local?.tenantId;
  if (!url || !token) fail("Start the local product first, or set ZAPIN_URL and ZAPIN_OPERATOR_TOKEN.");
  if (!tenantId) fail("Say whose key it is: --tenant ID");
  return { url, token, tenantId };
}

/** What `npm start` has written down. */
function readLocal(): { gatewayUrl?: string; operatorToken?: string; tenantId?: string } | undefined {
  const folder = process.env.ZAPIN_DIR ?? ".zapin";
  if (!existsSync(`${folder}/local.json`)) return undefined;
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf-8")) as Record<string, string>;
  const { gatewayUrl, tenantId } = read("local.json");
  return { gatewayUrl, tenantId, operatorToken: read("secrets.json").OPERATOR_TOKEN };
}

async function call(
  { url, token, tenantId }: Target,
  ask: { method: string; path?: string; body?: unknown },
): Promise<unknown> {
  const response = await fetch(`${url}/api/tenants/${tenantId}/keys${ask.path ?? ""}`, {
    method: ask.method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
  });
  const text = await response.text();
  if (!response.ok) fail(`The gateway answered ${response.status}: ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

const print = (value: unknown) => console.log(JSON.stringify(value, null, 2));

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

await main();
