import { createHash } from "node:crypto";
import httpProxy from "@fastify/http-proxy";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyRequest } from "fastify";
import { Redis } from "ioredis";

/** The usual Node gateway: key by hash, rate limit and counter per tenant (in Redis if there is one), proxy by undici. */

const { UPSTREAM = "", API_KEY = "", INSTANCE_TOKEN = "", REDIS_PORT } = process.env;
const UNREACHABLE_LIMIT = 1_000_000_000;
const redis = REDIS_PORT ? new Redis({ host: "127.0.0.1", port: Number(REDIS_PORT) }) : undefined;
const tenants = new Map([[sha256(API_KEY), "tenant-1"]]);
const counts = new Map<string, number>();

const app = Fastify();
app.addHook("onRequest", async (request, reply) => {
  const tenant = tenantOf(request);
  if (!tenant) return reply.code(401).send({ status: 401, error: "Unauthorized" });
  reply.header("x-zapin-tenant-id", tenant).header("x-zapin-request-id", crypto.randomUUID());
});
await app.register(rateLimit, {
  max: UNREACHABLE_LIMIT,
  timeWindow: "1 minute",
  keyGenerator: (request) => tenantOf(request) ?? request.ip,
  ...(redis ? { redis } : {}),
});
await app.register(httpProxy, {
  upstream: UPSTREAM,
  prefix: "/v1",
  undici: { connections: 64, pipelining: 1 },
  preHandler: (request, reply, done) => {
    count(`quota:${tenantOf(request)}:message_send`).then((used) => {
      if (used <= UNREACHABLE_LIMIT) return done();
      reply.code(429).send({ status: 429, error: "Too Many Requests" });
    }, done);
  },
  replyOptions: {
    rewriteRequestHeaders: (_request, headers) => ({
      "content-type": headers["content-type"],
      "content-length": headers["content-length"],
      apikey: INSTANCE_TOKEN,
    }),
  },
});
await app.listen({ host: "127.0.0.1", port: 0 });
console.log(JSON.stringify(app.server.address()));

function tenantOf(request: FastifyRequest): string | undefined {
  const key = request.headers.apikey;
  return typeof key === "string" ? tenants.get(sha256(key)) : undefined;
}

async function count(key: string): Promise<number> {
  if (redis) return redis.incr(key);
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
