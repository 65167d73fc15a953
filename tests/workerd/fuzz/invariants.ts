import type { FuzzCase } from "./cases";

/** An answer, read to its end. */
export interface FuzzAnswer {
  status: number;
  headers: Headers;
  text: string;
  ms: number;
}

const OUR_HEADERS =
  /^(content-type|content-length|cache-control|retry-after|idempotent-replayed|ratelimit(-policy)?|x-ratelimit-(limit|remaining|reset)|x-zapin-(request|tenant)-id|access-control-[a-z-]+|vary)$/;

/** What no answer may say, whoever asks: code, storage and the simulated server's own address and key. */
const INSIDE =
  /\bat [\w.<>#]+ \(|\.ts:\d+|\.js:\d+|SQLITE|Durable|prisma|sandbox-global-key|sandbox\.invalid|x-zapin-secret/i;

const LONGEST_MS = 15_000;

/** Everything that must hold for any request at all. Answers what does not, in words. */
export function violations(fuzzCase: FuzzCase, answer: FuzzAnswer): string[] {
  const { status, headers, text, ms } = answer;
  const found: string[] = [];
  if (ms > LONGEST_MS) found.push(`took ${ms} ms`);
  for (const name of headers.keys()) if (!OUR_HEADERS.test(name)) found.push(`has the header ${name}`);
  const inside = INSIDE.exec(text);
  if (inside && !echoed(fuzzCase, inside[0])) found.push(`speaks of the inside: ${inside[0]}`);
  if (fuzzCase.method === "HEAD" && text !== "") found.push("has a body for HEAD");
  if (text === "") {
    if (status >= 400 && fuzzCase.method !== "HEAD") found.push("is an error without a body");
    return found;
  }
  if (!headers.get("content-type")?.startsWith("application/json")) found.push(`is ${headers.get("content-type")}`);
  return [...found, ...bodyViolations(status, text)];
}

/** A tenant's own words may come back to it. */
function echoed({ path, body }: FuzzCase, words: string): boolean {
  return (
    decodeURIComponentSafely(path).includes(words) ||
    (body !== undefined && new TextDecoder().decode(body).includes(words))
  );
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function bodyViolations(status: number, text: string): string[] {
  const body = parsed(text);
  if (body === undefined) return ["is not JSON"];
  if (status < 300) return [];
  if (status < 400) return ["is neither good nor an error"];
  return body.code === undefined ? foreignError(status, body) : ownError(status, body);
}

/** Ours: a 4xx in Evolution's shape and two fields more, never a 5xx. */
function ownError(status: number, body: Record<string, unknown>): string[] {
  const found: string[] = [];
  if (status >= 500) found.push("is a 5xx of ours");
  if (Object.keys(body).join() !== "status,error,response,code,requestId") found.push("lacks the shape of our errors");
  if (body.status !== status) found.push("says another status in its body");
  if ((body.response as { message?: unknown } | undefined)?.message === undefined) found.push("has no message");
  return found;
}

/** Evolution's: it answers some refusals with 500, a few without its usual frame, and those of `whatsappNumbers` with `{}`. */
function foreignError(status: number, body: Record<string, unknown>): string[] {
  if (status === 400 && Object.keys(body).length === 0) return [];
  const found: string[] = [];
  if (status > 500) found.push("is a 5xx that Evolution does not give");
  if (body.status !== undefined && body.status !== status) found.push("says another status in its body");
  const isFramed =
    typeof body.error === "string" &&
    (body.response !== undefined || body.message !== undefined || Object.keys(body).length === 1);
  if (!isFramed) found.push("is not an error of Evolution's");
  return found;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
}
