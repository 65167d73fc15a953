import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { AnyJson } from "../../tests/support/any-json";
import { answerOutside } from "../../tests/support/outside";
import { until } from "../../tests/support/until";
import { SANDBOX_GLOBAL_KEY, sandboxFetch } from ".";

export interface Answer {
  status: number;
  body: AnyJson;
}

/** Calls the simulated server and parses its answer. */
export async function call(route: string, body?: unknown, apikey: string | null = SANDBOX_GLOBAL_KEY): Promise<Answer> {
  const [method = "", path = ""] = route.split(/ (.*)/s);
  const headers = new Headers({ "content-type": "application/json" });
  if (apikey !== null) headers.set("apikey", apikey);
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return read(await sandboxFetch(env, new Request(`https://sandbox.invalid${path}`, init)));
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

export const freshName = () => `sandbox-${crypto.randomUUID()}`;

export async function create(options: object = {}) {
  const instanceName = freshName();
  const { body } = await call("POST /instance/create", {
    instanceName,
    integration: "WHATSAPP-BAILEYS",
    number: "10000000001",
    ...options,
  });
  return { name: instanceName, token: String(body.hash), id: String(body.instance.instanceId) };
}

/** An instance whose phone has scanned the code. */
export async function createOpen(options: object = {}) {
  const instance = await create(options);
  await call(`GET /instance/connect/${instance.name}`);
  return instance;
}

/** Brings the next alarm of an instance forward. */
export const nextAlarm = (name: string) => runDurableObjectAlarm(env.SANDBOX.getByName(name));

export interface Delivered {
  url: string;
  headers: Headers;
  body: AnyJson;
}

/** Stands in for every receiver of webhooks at `hooks.test`, other tests' as well: `eventsOf` picks an instance's. */
export function receiveWebhooks(respond: () => Response = () => new Response(null, { status: 200 })): Delivered[] {
  const received: Delivered[] = [];
  answerOutside(
    ({ hostname }) => hostname === "hooks.test",
    async (request) => {
      received.push({ url: request.url, headers: request.headers, body: await request.json() });
      return respond();
    },
  );
  return received;
}

/** Deliveries of one instance with one event, waiting until there are `count`. */
export async function eventsOf(received: Delivered[], { name }: { name: string }, event: string, count = 1) {
  const matching = () => received.filter(({ body }) => body.instance === name && body.event === event);
  await until(() => matching().length >= count);
  return matching().map(({ body }) => body.data);
}
