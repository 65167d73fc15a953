import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { uuidv7 } from "../lib/ids";
import { config } from "./env";
import { logRequest, traceRequest } from "./log-request";

const line = { tenantId: "t", route: "POST /message/sendText/:instanceName", totalMs: 7 };
const said = () => vi.spyOn(console, "log").mockImplementation(() => undefined);

afterEach(() => {
  vi.restoreAllMocks();
  config.requestLog = "off";
  config.tracing = undefined;
});

it("is silent on one machine", () => {
  const log = said();
  expect(env.REQUEST_LOG).toBe("off");
  logRequest({ ...line, requestId: uuidv7(), status: 500 });
  expect(log).not.toHaveBeenCalled();
});

it("keeps every failure and about one success in 85", () => {
  const log = said();
  config.requestLog = "sampled";
  for (let call = 0; call < 300; call += 1) logRequest({ ...line, requestId: uuidv7(), status: 429 });
  expect(log).toHaveBeenCalledTimes(300);
  log.mockClear();
  for (let call = 0; call < 8_500; call += 1) logRequest({ ...line, requestId: uuidv7(), status: 201 });
  expect(log.mock.calls.length).toBeGreaterThan(50);
  expect(log.mock.calls.length).toBeLessThan(170);
});

it("writes one line of JSON", () => {
  const log = said();
  config.requestLog = "all";
  const requestId = uuidv7();
  logRequest({ ...line, requestId, status: 201, upstreamMs: 5, outcome: "charged" });
  const [[text]] = log.mock.calls as [[string]];
  expect(JSON.parse(text)).toEqual({
    event: "request",
    ...line,
    requestId,
    status: 201,
    upstreamMs: 5,
    outcome: "charged",
  });
});

const tracing = { endpoint: "https://collector.test", headers: "", environment: "test", publicUrl: "https://api.test" };
const request = { method: "POST", startedAt: 0, traceparent: null };

/** How many of so many requests are handed on. */
function countTraced(status: number, requests: number): number {
  const handed = vi.fn((work: Promise<unknown>) => void work.catch(() => undefined));
  for (let call = 0; call < requests; call += 1) {
    traceRequest({ ...line, requestId: uuidv7(), status }, request, { waitUntil: handed });
  }
  return handed.mock.calls.length;
}

it("traces nothing without a collector", () => {
  expect(countTraced(500, 10)).toBe(0);
});

it("traces what failed here, and the wanted share of the rest", () => {
  vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response());
  config.tracing = { ...tracing, ratio: 0.25 };
  const some = countTraced(201, 2_000);
  expect(some).toBeGreaterThan(400);
  expect(some).toBeLessThan(600);
  config.tracing = { ...tracing, ratio: 0 };
  expect(countTraced(429, 500)).toBe(0);
  expect(countTraced(502, 50)).toBe(50);
});
