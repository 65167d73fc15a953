/** One call to a gateway. */
export interface Ask {
  gateway: string;
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  key: string;
  body?: unknown;
  idempotencyKey?: string;
}

export interface Answer {
  status: number;
  contentType: string;
  body: unknown;
  /** The id of the call's usage event. */
  requestId: string;
  /** Set when the call got past authentication, so that it is counted. */
  tenantId: string | undefined;
  retryAfter: string | undefined;
  /** An earlier answer under the same `Idempotency-Key`: told again, and not counted again. */
  replayed: boolean;
  /** When the answer was whole, in ms since the epoch. */
  at: number;
}

/** Calls gateways and remembers every answer, as the other side of the gateway's own account. */
export interface Client {
  call(ask: Ask): Promise<Answer>;
  readonly answers: readonly Answer[];
}

const PATIENCE_MS = 120_000;

export function createClient(): Client {
  const answers: Answer[] = [];
  return {
    answers,
    async call(ask) {
      const answer = await exchange(ask);
      answers.push(answer);
      return answer;
    },
  };
}

async function exchange({ gateway, method, path, key, body, idempotencyKey }: Ask): Promise<Answer> {
  const headers: Record<string, string> = { apikey: key };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (idempotencyKey) headers["idempotency-key"] = idempotencyKey;
  const response = await fetch(`${gateway}${path}`, {
    method,
    headers,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    contentType: response.headers.get("content-type") ?? "",
    body: text === "" ? undefined : parse(text),
    requestId: response.headers.get("x-zapin-request-id") ?? "",
    tenantId: response.headers.get("x-zapin-tenant-id") ?? undefined,
    retryAfter: response.headers.get("retry-after") ?? undefined,
    replayed: response.headers.get("idempotent-replayed") === "true",
    at: Date.now(),
  };
}

/** An answer that is not JSON is compared by its status and content type alone. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
