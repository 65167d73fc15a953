import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { PROJECT } from "./build-worker.ts";
import { call } from "./gateway-client.ts";

interface RealServer {
  url: string;
  key: string;
}

/** `EVOLUTION_API_URL` and `EVOLUTION_API_KEY`, from the environment or else from `.dev.vars`. */
export async function findRealServer(): Promise<RealServer | undefined> {
  const variables = { ...(await readDevVars()), ...process.env };
  const { EVOLUTION_API_URL: url, EVOLUTION_API_KEY: key } = variables;
  return url && key ? { url, key } : undefined;
}

/** Lets live keys reach it. Registering the same URL again changes nothing but its key. */
export async function registerRealServer(gatewayUrl: string, operatorToken: string, { url, key }: RealServer) {
  await call(gatewayUrl, {
    method: "POST",
    path: "/api/operator/servers",
    headers: { authorization: `Bearer ${operatorToken}` },
    body: { name: new URL(url).host, url, key, region: "apac", capacity: 100 },
  });
}

async function readDevVars(): Promise<NodeJS.Dict<string>> {
  try {
    return parseEnv(await readFile(join(PROJECT, ".dev.vars"), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}
