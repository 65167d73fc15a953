import * as z from "zod";
import { upsertServer } from "../../db/queries/servers";
import { uuidv7 } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import { seal } from "../../lib/seal";
import { config } from "../env";
import { serverKeyContext } from "../evolution/server-key";
import type { ServiceContext } from "./context";
import { tellServerHosts } from "./endpoints/tell-server-hosts";

export interface ServerRequest {
  name: string;
  url: string;
  key: string;
  region: string;
  capacity: number;
  dedicatedTo: string | null;
}

/** Keys that every reader of Evolution's source knows: its default, and the one in its example file. */
const PUBLIC_KEYS = ["BQYHJGJHJ", "429683C4C977415CAAFCCE10F7D57E11"];

const Greeting = z.looseObject({ version: z.string() });
const ASK_MS = 10_000;

/** Adds a server, or changes the one at this URL. It must answer, speak v2.2 or v2.3, and take the key. */
export async function registerServer({ db, env }: ServiceContext, request: ServerRequest) {
  if (PUBLIC_KEYS.includes(request.key)) {
    throw new Problem(
      "invalid_request",
      "The server uses a key that is public. Set AUTHENTICATION_API_KEY to a random one.",
    );
  }
  const url = new URL(request.url).origin;
  const { version } = await greet(url);
  await checkKey(url, request.key);
  const { name, region, capacity, dedicatedTo } = request;
  const sealedKey = await seal(config.dataSecrets, request.key, serverKeyContext(url));
  const server = await upsertServer(db, { id: uuidv7(), name, url, region, version, capacity, dedicatedTo, sealedKey });
  await tellServerHosts({ db, env });
  return { id: server.id, name, url, region, version, capacity, dedicatedTo };
}

async function greet(url: string) {
  const response = await ask(`${url}/`, {});
  if (response.status === 503) {
    throw new Problem("invalid_request", "The server answers 503. Evolution 2.4 does so until its licence is set.");
  }
  const greeting = Greeting.safeParse(await response.json().catch(() => undefined));
  if (!greeting.success) throw new Problem("invalid_request", "This is not an Evolution API server.");
  if (!/^2\.[23]\./.test(greeting.data.version)) {
    throw new Problem("invalid_request", `Evolution ${greeting.data.version} is not supported: 2.2.3 to 2.3.7 are.`);
  }
  return greeting.data;
}

/** The list of instances opens to the global key only; one name keeps the answer small. */
async function checkKey(url: string, apikey: string): Promise<void> {
  const response = await ask(`${url}/instance/fetchInstances?instanceName=zapin-key-check`, { apikey });
  await response.body?.cancel();
  if (response.status === 401) throw new Problem("invalid_request", "The server refuses this key.");
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(ASK_MS) });
  } catch (cause) {
    throw new Problem("invalid_request", "The server cannot be reached at this URL.", { cause });
  }
}
