/** Any answer that is not a success, of `/v1` (Evolution's shape) or `/api` (RFC 9457). */
export class ZapinError extends Error {
  readonly status: number;
  /** For programs: `quota_exceeded`, `not_found` … Absent where Evolution itself refused. */
  readonly code: string | undefined;
  /** Name it when you ask for help. */
  readonly requestId: string | undefined;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;
  /** The answer's body, as it came. */
  readonly body: unknown;

  constructor(status: number, body: unknown, headers: Headers) {
    super(messageOf(body) ?? `The gateway answered ${status}.`);
    const { code, requestId } = (isRecord(body) ? body : {}) as { code?: string; requestId?: string };
    this.name = "ZapinError";
    this.status = status;
    this.code = code;
    this.requestId = requestId ?? headers.get("x-zapin-request-id") ?? undefined;
    this.retryAfter = secondsOf(headers);
    this.body = body;
  }
}

/** `Retry-After` in seconds; dates are not used here. */
export function secondsOf(headers: Headers): number | undefined {
  const text = headers.get("retry-after");
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Evolution gives one text, an array of texts, or an array of arrays. */
function messageOf(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  if (typeof body.detail === "string") return body.detail;
  const { message } = isRecord(body.response) ? body.response : body;
  if (typeof message === "string") return message;
  if (!Array.isArray(message)) return undefined;
  return message
    .flat()
    .map((part) => (typeof part === "string" ? part : JSON.stringify(part)))
    .join(" ");
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
