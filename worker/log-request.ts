import { config } from "./env";
import type { TracedRequest } from "./telemetry/request-spans";

/** One request as it is logged. Never bodies, keys or whole numbers; a route is a pattern, not a path. */
export interface RequestLine {
  requestId: string;
  tenantId?: string | undefined;
  route: string;
  status: number;
  totalMs: number;
  upstreamMs?: number;
  outcome?: string;
}

/** One in so many successes; all that failed. */
const SUCCESSES_PER_LINE = 85;

/** One JSON line per request that is worth one: those that failed always, unless told otherwise. */
export function logRequest(line: RequestLine, isNotable = line.status >= 400): void {
  if (config.requestLog === "off") return;
  const isKept = isNotable || config.requestLog === "all" || isSampled(line.requestId);
  if (isKept) console.log(JSON.stringify({ event: "request", ...line }));
}

/** By the last digits of the id, so that what one place keeps another keeps too. */
const isSampled = (requestId: string) => Number.parseInt(requestId.slice(-3), 16) < 4_096 / SUCCESSES_PER_LINE;

/** One trace per request that is worth one, where a collector is configured; its code is loaded by the first of them. */
export function traceRequest(
  line: RequestLine,
  request: TracedRequest,
  ctx: Pick<ExecutionContext, "waitUntil">,
): void {
  const { tracing } = config;
  if (!tracing || !isTraced(line, tracing.ratio)) return;
  ctx.waitUntil(import("./telemetry").then(({ exportRequest }) => exportRequest(tracing, line, request)));
}

const RANDOM_DIGITS = 12;

/** What failed on our side always; of the others this share, by random digits of the id, which becomes the trace's. */
const isTraced = ({ status, requestId }: RequestLine, ratio: number) =>
  status >= 500 || Number.parseInt(requestId.slice(-RANDOM_DIGITS), 16) < ratio * 16 ** RANDOM_DIGITS;
