import type { Span } from "./span";

/** Where spans go, as OpenTelemetry's own variables say it. */
export interface Tracing {
  /** Base address of a collector: `/v1/traces` is added to it. */
  endpoint: string;
  /** `name=value,name=value`, values percent-encoded: https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
  headers: string;
  /** Share of traces that are kept, 0 to 1. */
  ratio: number;
  /** `deployment.environment.name`. */
  environment: string;
  publicUrl: string;
}

export type Sent = { ok: true } | { ok: false; again: boolean; waitMs?: number; why: string };

const SEND_MS = 5_000;
/** https://opentelemetry.io/docs/specs/otlp/#retryable-response-codes */
const RETRYABLE = [429, 502, 503, 504];

/** Hands one batch to the collector. Never throws, and says nothing of where it is or what it answered. */
export async function sendSpans(tracing: Tracing, spans: readonly Span[]): Promise<Sent> {
  try {
    const response = await fetch(`${tracing.endpoint.replace(/\/+$/, "")}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/json", ...parseHeaders(tracing.headers) },
      body: JSON.stringify(payload(tracing, spans)),
      redirect: "manual",
      signal: AbortSignal.timeout(SEND_MS),
    });
    await response.body?.cancel();
    if (response.ok) return { ok: true };
    const again = RETRYABLE.includes(response.status);
    return { ok: false, again, waitMs: retryAfterMs(response), why: String(response.status) };
  } catch (error) {
    return { ok: false, again: true, why: error instanceof Error ? error.name : "unknown" };
  }
}

const payload = ({ environment }: Tracing, spans: readonly Span[]) => ({
  resourceSpans: [
    {
      resource: {
        attributes: [
          { key: "service.name", value: { stringValue: "zapin" } },
          { key: "deployment.environment.name", value: { stringValue: environment } },
          { key: "cloud.provider", value: { stringValue: "cloudflare" } },
        ],
      },
      scopeSpans: [{ scope: { name: "zapin" }, spans }],
    },
  ],
});

/** What is no pair is passed over: one slip in a setting must not end all traces. */
export function parseHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of text.split(",")) {
    const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
    if (name !== undefined && value !== undefined) headers[name.toLowerCase()] = decode(value);
  }
  return headers;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get("retry-after") ?? 0);
  return Number.isFinite(seconds) ? seconds * 1_000 : 0;
}
