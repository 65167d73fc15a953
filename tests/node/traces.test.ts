import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { attributesOf, type Span, startCollector } from "./support/collector.ts";
import { type Answer, type Gateway, startGateway } from "./support/gateway.ts";

// What an operator's collector is told of calls, and what happens to calls when it is not well.

const PASSWORD = "Basic Y29sbGVjdG9yOnNlY3JldA==";
const NUMBER = "5511987654321";
const TEXT = "the parcel is at the door";
const CALLERS = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };

let collector: Awaited<ReturnType<typeof startCollector>>;
let gateway: Gateway;
let shop: Awaited<ReturnType<Gateway["makeShop"]>>;

beforeAll(async () => {
  collector = await startCollector(PASSWORD);
  gateway = await startGateway({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: `Authorization=${encodeURIComponent(PASSWORD)}`,
    OTEL_TRACES_SAMPLER_ARG: "1",
  });
  shop = await gateway.makeShop({ dedicated: true });
});

afterAll(async () => {
  await gateway?.stop();
  await collector?.stop();
});

const send = (headers: Record<string, string> = {}) =>
  gateway.call(shop.key, `POST /v1/message/sendText/${shop.instance.name}`, {
    body: { number: NUMBER, text: TEXT },
    headers,
  });

const idOf = (answer: Answer) => String(answer.headers["x-zapin-request-id"]);

/** The trace of an answered call, which is called like its request. */
function traceOf(answer: Answer): Promise<Span[]> {
  const traceId = idOf(answer).replaceAll("-", "");
  return until(() => {
    const spans = collector.spans().filter((span) => span.traceId === traceId);
    return spans.length > 0 && spans;
  });
}

it("tells of a call and of the upstream's part of it, by OpenTelemetry's names", async () => {
  const answer = await send();
  expect(answer.status).toBe(201);
  const [server, upstream, ...others] = await traceOf(answer);
  expect(others).toEqual([]);
  expect(server).toMatchObject({ name: "POST /message/sendText/:instanceName", kind: 2 });
  expect(server?.parentSpanId).toBeUndefined();
  expect(attributesOf(server)).toEqual({
    "http.request.method": "POST",
    "http.route": "/message/sendText/:instanceName",
    "http.response.status_code": "201",
    "url.scheme": "http",
    "server.address": "127.0.0.1",
    "zapin.request.id": idOf(answer),
    "zapin.tenant.id": shop.id,
    "zapin.outcome": "charged",
  });
  expect(upstream).toMatchObject({ kind: 3, parentSpanId: server?.spanId });
  expect(attributesOf(upstream)).toEqual({
    "http.request.method": "POST",
    "http.response.status_code": "201",
    "peer.service": "evolution",
    "zapin.server.id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  for (const { spanId, startTimeUnixNano, endTimeUnixNano } of [server!, upstream!]) {
    expect(spanId).toMatch(/^[0-9a-f]{16}$/);
    expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
  }
  expect(BigInt(upstream!.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(server!.startTimeUnixNano));
  expect(BigInt(upstream!.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(server!.endTimeUnixNano));
  const [resource] = collector.resources();
  expect(attributesOf({ attributes: resource!.attributes } as Span)).toMatchObject({
    "service.name": "zapin",
    "deployment.environment.name": "local",
  });
});

it("links the caller's trace, takes no id from it and passes nothing of it on", async () => {
  const traceparent = `00-${CALLERS.traceId}-${CALLERS.spanId}-01`;
  const answer = await send({ traceparent, tracestate: "vendor=1" });
  const [server, upstream] = await traceOf(answer);
  expect(server).toMatchObject({ links: [CALLERS] });
  expect(upstream?.links).toBeUndefined();
  const asked = shop.server.requests.filter(({ url }) => url.includes("sendText"));
  expect(asked.length).toBeGreaterThan(0);
  expect(JSON.stringify(asked)).not.toContain("traceparent");
  const [garbled] = await traceOf(await send({ traceparent: `00-${"0".repeat(32)}-${CALLERS.spanId}-01` }));
  expect(garbled?.links).toBeUndefined();
});

it("tells of management calls and of refusals too", async () => {
  const listed = await gateway.call(undefined, `GET /api/tenants/${shop.id}/keys`, {
    headers: { authorization: `Bearer ${gateway.stack.secrets.OPERATOR_TOKEN}` },
  });
  expect(listed.status).toBe(200);
  const [management] = await traceOf(listed);
  expect(management?.name).toBe("GET /api/tenants/:tenantId/keys");
  expect(attributesOf(management)).toMatchObject({ "zapin.tenant.id": shop.id, "http.response.status_code": "200" });
  const [refused] = await traceOf(await gateway.call("zpn_live_nonsense", "GET /v1/instance/fetchInstances"));
  expect(attributesOf(refused)).toMatchObject({ "http.response.status_code": "401", "zapin.outcome": "refused" });
  expect(attributesOf(refused)["zapin.tenant.id"]).toBeUndefined();
});

it("marks a failed upstream, and the call that failed by it", async () => {
  expect((await send()).status).toBe(201);
  const lift = shop.server.fault({ mode: "reset_after_body" });
  const answer = await send();
  await lift();
  expect(answer.status).toBeGreaterThanOrEqual(500);
  const [server, upstream] = await traceOf(answer);
  expect(server).toMatchObject({ status: { code: 2 } });
  expect(attributesOf(server)).toMatchObject({
    "error.type": String(answer.status),
    "zapin.outcome": "outcome_unknown",
  });
  expect(upstream).toMatchObject({ status: { code: 2 } });
  expect(attributesOf(upstream)).toMatchObject({ "error.type": "_OTHER" });
  await until(async () => (await send()).status === 201);
});

it("tells no collector of bodies, keys, numbers, the upstream or a tenant's names", async () => {
  await traceOf(await send());
  const operator = gateway.stack.secrets.OPERATOR_TOKEN;
  const { host, port } = new URL(shop.server.url);
  const told = collector.taken.join("\n");
  expect(told.length).toBeGreaterThan(1_000);
  const { name, upstreamName, token, hash } = shop.instance;
  const secrets = { number: NUMBER, TEXT, key: shop.key, operator, global: shop.server.globalKey, name, upstreamName };
  const more = { token, hash, host, password: PASSWORD, nonsense: "zpn_live" };
  for (const [what, secret] of Object.entries({ ...secrets, ...more })) {
    expect(told.includes(String(secret)), `the collector was told the ${what}`).toBe(false);
  }
  // As a number of its own: times in nanoseconds hold any five digits sooner or later.
  expect(told).not.toMatch(new RegExp(`\\b${port}\\b`));
});

/** Sends until the collector has heard of one of the calls: after a failure it is left alone for a while. */
const wellAgain = (sent: string[] = []) =>
  until(async () => {
    sent.push(idOf(await send()).replaceAll("-", ""));
    return collector.spans().some(({ traceId }) => sent.includes(traceId));
  });

it.each([
  ["hangs", () => {}],
  ["answers 503", (response: ServerResponse) => response.writeHead(503).end()],
  ["breaks off", (response: ServerResponse) => response.destroy()],
  ["refuses", (response: ServerResponse) => response.writeHead(401).end()],
])("harms no call when the collector %s, asks it rarely, and goes on when it is back", async (_, manner) => {
  collector.behave(manner);
  const before = collector.asked;
  const times: number[] = [];
  while (collector.asked === before || times.length < 40) {
    const began = performance.now();
    expect((await send()).status).toBe(201);
    times.push(performance.now() - began);
  }
  // Who waited for the collector would wait for its time limit of 5 s.
  expect(Math.max(...times)).toBeLessThan(5_000);
  expect(collector.asked - before).toBeLessThanOrEqual(2);
  collector.behave(undefined);
  await wellAgain();
});
