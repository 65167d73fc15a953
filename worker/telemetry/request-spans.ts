import type { RequestLine } from "../log-request";
import { attributesOf, KIND, nanos, newSpanId, type Span } from "./span";
import { parseTraceparent } from "./trace-context";

/** What a trace tells of a request beyond its log line. */
export interface TracedRequest {
  method: string;
  startedAt: number;
  /** As the caller sent it. */
  traceparent: string | null;
  upstream?: UpstreamCall | undefined;
}

export interface UpstreamCall {
  /** Id of the server's row: its address is nobody's business. */
  serverId: string | undefined;
  method: string;
  /** 0 where only its length is known. */
  startedAt: number;
  ms: number;
  /** 0 where it gave no answer, undefined where that is not known. */
  status: number | undefined;
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const known = (method: string) => (METHODS.includes(method) ? method : "_OTHER");

/**
 * A request as OpenTelemetry sees it: https://opentelemetry.io/docs/specs/semconv/http/http-spans/. The trace's id is the
 * request's. A caller's own trace is linked and never joined: ids that strangers choose could mix what two tenants do.
 */
export function requestSpans(line: RequestLine, request: TracedRequest, publicUrl: string): Span[] {
  const { requestId, tenantId, route, status, totalMs, outcome } = line;
  const { method, startedAt, traceparent, upstream } = request;
  const [, path] = / (\/.*)$/.exec(route) ?? [];
  const { protocol, hostname } = new URL(publicUrl);
  const endedAt = startedAt + totalMs;
  const caller = parseTraceparent(traceparent);
  const server: Span = {
    traceId: requestId.replaceAll("-", ""),
    spanId: newSpanId(),
    name: path === undefined ? known(method) : `${known(method)} ${path}`,
    kind: KIND.server,
    startTimeUnixNano: nanos(startedAt),
    endTimeUnixNano: nanos(endedAt),
    attributes: attributesOf({
      "http.request.method": known(method),
      "http.route": path,
      "http.response.status_code": status,
      "error.type": status >= 500 ? String(status) : undefined,
      "url.scheme": protocol.slice(0, -1),
      "server.address": hostname,
      "zapin.request.id": requestId,
      "zapin.tenant.id": tenantId,
      "zapin.outcome": outcome,
    }),
    ...(caller && { links: [caller] }),
    ...(status >= 500 && { status: { code: 2 } }),
  };
  return upstream ? [server, upstreamSpan(server, upstream, { path, endedAt })] : [server];
}

function upstreamSpan(
  { traceId, spanId }: Span,
  { method, status, ms, ...upstream }: UpstreamCall,
  { path, endedAt }: { path: string | undefined; endedAt: number },
): Span {
  const startedAt = upstream.startedAt || endedAt - ms;
  const failed = status === 0 || (status ?? 0) >= 400;
  return {
    traceId,
    spanId: newSpanId(),
    parentSpanId: spanId,
    name: path === undefined ? known(method) : `${known(method)} ${path}`,
    kind: KIND.client,
    startTimeUnixNano: nanos(startedAt),
    endTimeUnixNano: nanos(startedAt + ms),
    attributes: attributesOf({
      "http.request.method": known(method),
      "http.response.status_code": status || undefined,
      "error.type": failed ? String(status || "_OTHER") : undefined,
      "peer.service": "evolution",
      "zapin.server.id": upstream.serverId,
    }),
    ...(failed && { status: { code: 2 } }),
  };
}
