/**
 * The bare worker, and what each promise of a gateway asks of the runtime, in `STEPS` steps: see `scenarios/floor.ts`.
 * No tenant, no quota, no inspection: nothing but the calls that the promises cannot do without.
 */
const READS_HEADERS = 1;
const READS_BODY = 2;
const READS_ANSWER = 3;
const OWN_HEADERS = 4;
const TIME_LIMIT = 5;
const OUTLIVES_CLIENT = 6;

const REQUEST_HEADERS = ["apikey", "content-length", "content-encoding", "content-type", "idempotency-key", "origin"];
const LIMIT_MS = 60_000;

/** Set once and copied, which costs less than to set them one by one. */
const SHARED_HEADERS = new Headers({
  "content-type": "application/json; charset=utf-8",
  "x-zapin-tenant-id": "0192f3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f",
  "ratelimit-policy": '"message_send";q=1000000000;w=2592000',
  "x-ratelimit-limit": "1000000000",
  "x-ratelimit-reset": "1798761600",
});

export default {
  fetch(request, env, context) {
    const steps = Number(env.STEPS);
    const response = answer(request, env, steps);
    if (steps >= OUTLIVES_CLIENT) context.waitUntil(response);
    return response;
  },
};

async function answer(request, env, steps) {
  if (steps >= READS_HEADERS) for (const name of REQUEST_HEADERS) request.headers.get(name);
  const path = request.url.slice(request.url.indexOf("/v1/") + 3);
  const body = steps >= READS_BODY ? await request.arrayBuffer() : request.body;
  const asked = fetch(env.UPSTREAM + path, {
    method: request.method,
    headers: { "content-type": "application/json", apikey: env.INSTANCE_TOKEN },
    body,
  });
  const upstream = await (steps >= TIME_LIMIT ? withinLimit(asked) : asked);
  const { status } = upstream;
  const said = steps >= READS_ANSWER ? await readWhole(upstream) : upstream.body;
  if (steps < OWN_HEADERS) {
    return new Response(said, { status, headers: { "content-type": upstream.headers.get("content-type") } });
  }
  const response = new Response(said, { status, headers: SHARED_HEADERS });
  response.headers.set("x-zapin-request-id", crypto.randomUUID());
  response.headers.set("ratelimit", `"message_send";r=${Date.now()};t=12345`);
  response.headers.set("x-ratelimit-remaining", String(Date.now()));
  return response;
}

async function readWhole(upstream) {
  const text = await upstream.text();
  if (!JSON.parse(text).key.id) throw new Error("The upstream named no message.");
  return text;
}

function withinLimit(work) {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The time is over.")), LIMIT_MS);
    work.then(resolve, reject);
  });
}
