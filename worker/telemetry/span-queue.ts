import type { Span } from "./span";

/** As many as OpenTelemetry's own batch processors keep and send at once. */
export const MOST_SPANS = 2_048;
export const SPANS_PER_BATCH = 512;

/** Spans that wait to be sent. Losing them harms nobody, so they are bounded and written down nowhere. */
export interface SpanQueue {
  spans: Span[];
  /** Those there was no room for, until somebody has said so. */
  dropped: number;
  /** The request that sends for all of them, until it is at rest or another takes over. */
  tender: { id: string; until: number } | undefined;
  /** A collector that failed is left alone until then. */
  restUntil: number;
  failures: number;
}

export const newQueue = (): SpanQueue => ({ spans: [], dropped: 0, tender: undefined, restUntil: 0, failures: 0 });

/** The older ones stay: they are nearer to being sent. */
export function addSpans(queue: SpanQueue, spans: readonly Span[]): void {
  const room = MOST_SPANS - queue.spans.length;
  queue.spans.push(...spans.slice(0, Math.max(0, room)));
  queue.dropped += Math.max(0, spans.length - room);
}

export const takeBatch = (queue: SpanQueue): Span[] => queue.spans.splice(0, SPANS_PER_BATCH);

/** A batch that should be sent again comes first, and is the last to be dropped. */
export function putBack(queue: SpanQueue, batch: readonly Span[]): void {
  const newer = queue.spans;
  queue.spans = [];
  addSpans(queue, batch);
  addSpans(queue, newer);
}

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 120_000;

/** Each failure in a row doubles the rest; the collector may ask for more, up to the same bound. */
export function rest(queue: SpanQueue, now: number, askedMs = 0): void {
  const own = FIRST_REST_MS * 2 ** Math.min(queue.failures, 10);
  queue.failures += 1;
  queue.restUntil = now + Math.min(LONGEST_REST_MS, Math.max(own, askedMs));
}

export function recovered(queue: SpanQueue): void {
  queue.failures = 0;
  queue.restUntil = 0;
}
