import { existsSync, readFileSync } from "node:fs";

/** Where a command does its work, and what opens it. */
export interface Gateway {
  url: string;
  token: string;
  /** The demo tenant, where `npm start` has made the place. */
  tenantId: string | undefined;
}

/** ZAPIN_URL and ZAPIN_OPERATOR_TOKEN, or else the product that `npm start` has started here. */
export function findGateway(): Gateway {
  const { ZAPIN_URL, ZAPIN_OPERATOR_TOKEN } = process.env;
  // A token of this machine is nobody's business elsewhere.
  const local = ZAPIN_URL ? undefined : readLocal();
  const url = ZAPIN_URL ?? local?.url;
  const token = ZAPIN_OPERATOR_TOKEN ?? local?.token;
  if (!url || !token) fail("Start the local product first (npm start), or set ZAPIN_URL and ZAPIN_OPERATOR_TOKEN.");
  return { url, token, tenantId: local?.tenantId };
}

function readLocal(): Partial<Gateway> | undefined {
  const folder = process.env.ZAPIN_DIR ?? ".zapin";
  if (!existsSync(`${folder}/local.json`)) return undefined;
  const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, "utf-8")) as Record<string, string>;
  const { gatewayUrl, tenantId } = read("local.json");
  const token = read("secrets.json").OPERATOR_TOKEN;
  return { ...(gatewayUrl && { url: gatewayUrl }), ...(token && { token }), tenantId };
}

/** What the management API answers; a refusal ends the command with words. */
export async function callGateway(
  { url, token }: Gateway,
  { method, path, body }: { method: string; path: string; body?: unknown },
): Promise<unknown> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() =>
    fail(`${url} does not answer. Is it running? "npm start" starts the local product; ZAPIN_URL names another.`),
  );
  const text = await response.text();
  if (!response.ok) fail(`${url} answered ${response.status}: ${explain(text)}`);
  return text === "" ? undefined : JSON.parse(text);
}

/** The words of a problem document, with its fields; anything else as it came. */
function explain(text: string): string {
  try {
    const {
      detail,
      errors = {},
      requestId,
    } = JSON.parse(text) as {
      detail?: string;
      errors?: Record<string, string[]>;
      requestId?: string;
    };
    const fields = Object.entries(errors).map(([field, said]) => `\n  ${field}: ${said.join("; ")}`);
    return `${detail ?? text}${fields.join("")}${requestId ? `\n(request ${requestId})` : ""}`;
  } catch {
    return text;
  }
}

export function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
