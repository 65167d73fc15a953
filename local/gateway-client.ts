/** An answer that was not the expected one. The message says which call, the status and the body. */
export class UnexpectedAnswer extends Error {
  readonly status: number;

  constructor(call: string, status: number, body: string) {
    super(`${call} answered ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}

export interface Call {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  headers: Record<string, string>;
  body?: object;
}

/** One JSON call to the gateway; anything but a 2xx throws. */
export async function call<T = unknown>(gatewayUrl: string, { method, path, headers, body }: Call): Promise<T> {
  const response = await fetch(`${gatewayUrl}${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new UnexpectedAnswer(`${method} ${path}`, response.status, text);
  return JSON.parse(text || "null");
}
