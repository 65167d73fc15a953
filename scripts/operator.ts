import { randomBytes } from "node:crypto";
import { callGateway, fail, findGateway } from "./gateway.ts";
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
  const given = process.env.ZAPIN_OPERATOR_PASSWORD;
  const password = given ?? randomBytes(18).toString("base64url");
  const body = { email, password, name, role };
  const answer = await callGateway(findGateway(), { method: "PUT", path: "/operator/users", body });
  const { isNew } = answer as { isNew?: boolean };
  console.log(isNew === false ? `${email} had an account, which keeps its password.` : `${email} may sign in now.`);
  if (isNew !== false && given === undefined) console.log(`Password: ${password}`);
  if (role === "operator") console.log("Operators need a second factor: set it up at the first sign-in.");
}

await main();
