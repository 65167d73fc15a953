/** A span of somebody else's. */
export interface SpanContext {
  traceId: string;
  spanId: string;
}

const LONGEST = 512;
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;
const ALL_ZERO = /^0+$/;

/**
 * The span that a caller says it is in: https://www.w3.org/TR/trace-context/#traceparent-header. Undefined for what is
 * not exactly one. Later versions may add parts, version 00 may not.
 */
export function parseTraceparent(header: string | null): SpanContext | undefined {
  if (header === null || header.length > LONGEST) return undefined;
  const [, version, traceId = "", spanId = "", more] = TRACEPARENT.exec(header) ?? [];
  if (version === undefined || version === "ff" || (version === "00" && more !== undefined)) return undefined;
  if (ALL_ZERO.test(traceId) || ALL_ZERO.test(spanId)) return undefined;
  return { traceId, spanId };
}
