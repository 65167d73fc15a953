import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import openapiTypescript, { astToString } from "openapi-typescript";
import type { OpenApiDocument, Operation } from "../worker/reference/open-api.ts";

const HEADER = "// Written by `npm run client` from /openapi.json.\n\n";

export const CLIENT_TYPES = join(import.meta.dirname, "../packages/client/src/openapi.ts");

/** The types of the client, for the document that a gateway serves. */
export async function clientTypes(gatewayUrl: string): Promise<string> {
  const answer = await fetch(`${gatewayUrl}/openapi.json`);
  if (!answer.ok) throw new Error(`/openapi.json answered ${answer.status}`);
  const types = await openapiTypescript(withoutFailures((await answer.json()) as ServedDocument));
  return HEADER + astToString(types).replace(NOTHING, "").replaceAll("    ", "  ");
}

/** What is not there need not be said: half of the lines. */
const NOTHING = /^ +\w+\?: never;\n|^ +headers: \{\n +\[name: string\]: unknown;\n +\};\n/gm;

type ServedDocument = Exclude<Parameters<typeof openapiTypescript>[0], string | URL | Buffer> & OpenApiDocument;

/** What a client meets: failures are thrown as one type, headers are read for it, and what is never offered is not there. */
function withoutFailures(document: ServedDocument): ServedDocument {
  const { schemas, parameters } = document.components;
  const paths: OpenApiDocument["paths"] = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const offered = Object.entries(item).filter(([, operation]) => operation["x-zapin-policy"] !== "deny");
    if (offered.length > 0)
      paths[path] = Object.fromEntries(offered.map(([verb, operation]) => [verb, slim(operation)]));
  }
  return { ...document, paths, components: { schemas, parameters } } as ServedDocument;
}

function slim(operation: Operation): Operation {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const responses = successes.map(([status, answer]) => [status, { ...answer, headers: undefined }]);
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** `npm run client`: builds the worker, asks it for its document, and writes the types. */
async function main(): Promise<void> {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
  process.env.WRANGLER_SEND_METRICS ??= "false";
  const { startStack } = await import("../local/stack.ts");
  const folder = await mkdtemp(join(tmpdir(), "zapin-client-"));
  const stack = await startStack({ port: 0, stateDir: folder, database: "memory" });
  try {
    const types = await clientTypes(stack.gatewayUrl);
    const known = await readFile(CLIENT_TYPES, "utf8").catch(() => "");
    await writeFile(CLIENT_TYPES, types);
    console.log(types === known ? "The client's types are current." : `${CLIENT_TYPES} is written anew.`);
  } finally {
    await stack.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await main();
