import { callGateway, fail, findGateway, type Gateway } from "./gateway.ts";
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

async function main(): Promise<void> {
  const [command, id] = positionals;
  const known = command === "create" || command === "list" || ((command === "roll" || command === "revoke") && id);
  if (!known) fail(USAGE);
  const { gateway, keys } = findOwner();
  if (command === "create") return print(await callGateway(gateway, { method: "POST", path: keys, body: creation() }));
  if (command === "list") return print(await callGateway(gateway, { method: "GET", path: keys }));
  if (command === "roll") {
    const body = { graceSeconds: Number(values.grace) };
    return print(await callGateway(gateway, { method: "POST", path: `${keys}/${id}/roll`, body }));
  }
  await callGateway(gateway, { method: "DELETE", path: `${keys}/${id}` });
  console.log("Revoked. It is refused everywhere within ten seconds.");
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

/** Keys are somebody's. */
function findOwner(): { gateway: Gateway; keys: string } {
  const gateway = findGateway();
  const tenantId = values.tenant ?? gateway.tenantId;
  if (!tenantId) fail("Say whose key it is: --tenant ID");
  return { gateway, keys: `/tenants/${tenantId}/keys` };
}

const print = (value: unknown) => console.log(JSON.stringify(value, null, 2));

await main();
