import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readArguments } from "./read-arguments.ts";

/**
 * Makes somebody an operator: an account if the address has none, or another role for the one it has. Against the local
 * product it finds address and token by itself; elsewhere give ZAPIN_URL and ZAPIN_OPERATOR_TOKEN. A password is read
 * from ZAPIN_OPERATOR_PASSWORD, so that no shell remembers it; without it, one is made up and shown once.
 */
const USAGE = `usage: npm run operator -- --email ADDRESS [--name NAME] [--role operator|user]`;

const { values } = readArguments(USAGE, {
  options: {
    email: { type: "string" },
    name: { type: "string", default: "Operator" },
    role: { type: "string", default: "operator" },
  },
});

async function main(): Promise<void> {
  const { email, name, role } = values;
  if (!email || !["operator", "user"].includes(role)) fail(USAGE);
  const { url, token } = findTarget();
  const given = process.env.ZAPIN_OPERATOR_PASSWORD;
  const password = given ?? randomBytes(18).toString("base64url");
  const response = await fetch(`${url}/api/operator/users`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ email, password, name, role }),
  });
  const text = await response.text();
  if (!response.ok) fail(`The gateway answered ${response.status}: ${text}`);
  const { isNew } = JSON.parse(text) as { isNew?: boolean };
  console.log(isNew === false ? `${email} had an account, which keeps its password.` : `${email} may sign in now.`);
  if (isNew !== false && given === undefined) console.log(`Password: ${password}`);
  if (role === "operator") console.log("Operators need a second factor: set it up at the first sign-in.");
}

function findTarget(): { url: string; token: string } {
  const { ZAPIN_URL, ZAPIN_OPERATOR_TOKEN } = process.env;
  const local = readLocal();
  const url = ZAPIN_URL ?? local?.gatewayUrl;
  const token = ZAPIN_OPERATOR_TOKEN ?? local?.operatorToken;
  if (!url || !token) fail("Start the local product first, or set ZAPIN_URL and ZAPIN_OPERATOR_TOKEN.");
  return { url, token };
}

/** What `npm start` has written down. */
function readLocal(): { gatewayUrl?: string; operatorToken?: string } | undefined {
  const folder = process.env.ZAPIN_DIR ?? ".zapin";
  if (!existsSync(`${folder}/local.json`)) return undefined;
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf-8")) as Record<string, string>;
  return { gatewayUrl: read("local.json").gatewayUrl, operatorToken: read("secrets.json").OPERATOR_TOKEN };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

await main();
