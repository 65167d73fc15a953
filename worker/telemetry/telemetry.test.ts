import { expect, it } from "vitest";
import { uuidv7 } from "../../lib/ids";
import { choreSpans } from "./chore-spans";
import { requestSpans } from "./request-spans";
import { parseHeaders } from "./send-spans";
import * as spanQueue from "./span-queue";
import { parseTraceparent } from "./trace-context";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

it("takes a traceparent of this version and of later ones", () => {
  expect(parseTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({ traceId: TRACE, spanId: SPAN });
  expect(parseTraceparent(`cc-${TRACE}-${SPAN}-00-more`)).toEqual({ traceId: TRACE, spanId: SPAN });
});

it.each([
  ["none", null],
  ["an empty one", ""],
  ["a version that cannot be", `ff-${TRACE}-${SPAN}-01`],
  ["version 00 with more parts", `00-${TRACE}-${SPAN}-01-more`],
  ["a trace of zeros", `00-${"0".repeat(32)}-${SPAN}-01`],
  ["a span of zeros", `00-${TRACE}-${"0".repeat(16)}-01`],
  ["capital letters", `00-${TRACE.toUpperCase()}-${SPAN}-01`],
  ["one digit too few", `00-${TRACE.slice(1)}-${SPAN}-01`],
  ["a second line", `00-${TRACE}-${SPAN}-01\n`],
  ["a very long one", `01-${TRACE}-${SPAN}-01-${"a".repeat(600)}`],
])("makes nothing of %s", (_, header) => {
  expect(parseTraceparent(header)).toBeUndefined();
});

it("reads headers as OpenTelemetry writes them, and passes over what is none", () => {
  expect(parseHeaders("Authorization=Basic%20YTpi==, x-team = ops,,=,nothing,bad=%zz")).toEqual({
    authorization: "Basic YTpi==",
    "x-team": "ops",
    bad: "%zz",
  });
});

const line = { route: "unknown", status: 404, totalMs: 3, outcome: "refused" };
const request = { startedAt: 1_000, traceparent: null };

it("names a request without a route by its method, and no method that nobody knows", () => {
  const [span] = requestSpans({ ...line, requestId: uuidv7() }, { ...request, method: "BREW" }, "https://api.test");
  expect(span).toMatchObject({ name: "_OTHER", startTimeUnixNano: "1000000000", endTimeUnixNano: "1003000000" });
});

const spans = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => {
    const [span] = requestSpans({ ...line, requestId: uuidv7() }, { ...request, method: "GET" }, "https://api.test");
    return { ...span!, name: String(from + index) };
  });

it("keeps no more spans than its bound, and counts those it has no room for", () => {
  const queue = spanQueue.newQueue();
  spanQueue.addSpans(queue, spans(spanQueue.MOST_SPANS - 1));
  spanQueue.addSpans(queue, spans(3));
  expect(queue.spans).toHaveLength(spanQueue.MOST_SPANS);
  expect(queue.dropped).toBe(2);
});

it("sends a batch that came back before newer ones, which are dropped first", () => {
  const queue = spanQueue.newQueue();
  spanQueue.addSpans(queue, spans(spanQueue.SPANS_PER_BATCH));
  const batch = spanQueue.takeBatch(queue);
  expect(queue.spans).toEqual([]);
  spanQueue.addSpans(queue, spans(spanQueue.MOST_SPANS, 10_000));
  spanQueue.putBack(queue, batch);
  expect(queue.spans).toHaveLength(spanQueue.MOST_SPANS);
  expect(queue.spans.slice(0, spanQueue.SPANS_PER_BATCH)).toEqual(batch);
  expect(queue.dropped).toBe(spanQueue.SPANS_PER_BATCH);
});

it("leaves a failing collector alone for longer and longer, at most for two minutes", () => {
  const queue = spanQueue.newQueue();
  const rests = Array.from({ length: 8 }, () => {
    spanQueue.rest(queue, 0);
    return queue.restUntil;
  });
  expect(rests).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000, 120_000]);
  spanQueue.recovered(queue);
  spanQueue.rest(queue, 0, 30_000);
  expect(queue.restUntil).toBe(30_000);
  spanQueue.rest(queue, 0, 1e12);
  expect(queue.restUntil).toBe(120_000);
});

it("tells of a cron run chore by chore, and which of them failed", () => {
  const [run, first, second] = choreSpans([
    { chore: "billing", startedAt: 1, endedAt: 5, failed: false },
    { chore: "alerts", startedAt: 5, endedAt: 9, failed: true },
  ]);
  expect(run).toMatchObject({ name: "cron", endTimeUnixNano: "9000000", status: { code: 2 } });
  expect(first).toMatchObject({ name: "cron billing", parentSpanId: run!.spanId, traceId: run!.traceId });
  expect(first!.status).toBeUndefined();
  expect(second).toMatchObject({ name: "cron alerts", status: { code: 2 } });
});
