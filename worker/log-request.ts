import { config } from "./env";

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

/** One JSON line per request that is worth one. */
export function logRequest(line: RequestLine): void {
  if (config.requestLog === "off") return;
  const isKept = line.status >= 400 || config.requestLog === "all" || isSampled(line.requestId);
  if (isKept) console.log(JSON.stringify({ event: "request", ...line }));
}

/** By the last digits of the id, so that what one place keeps another keeps too. */
const isSampled = (requestId: string) => Number.parseInt(requestId.slice(-3), 16) < 4_096 / SUCCESSES_PER_LINE;
