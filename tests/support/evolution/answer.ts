import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

export interface Answer {
  status: number;
  /** Written as JSON; undefined is the empty body that a few routes answer. */
  body?: unknown;
  /** Written as it is, with `contentType`. */
  text?: string;
  contentType?: string;
}

const JSON_TYPE = "application/json; charset=utf-8";
const COMPRESSED_FROM_BYTES = 1024;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const plain = (status: number, text: string, contentType = "text/plain; charset=utf-8"): Answer => ({
  status,
  text,
  contentType,
});

/** Head and body of an answer, before a fault may spoil them. */
export interface Rendered {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** The answer with the headers Express, its CORS, its ETag and its compression put on it. */
export function render(answer: Answer, request: IncomingMessage): Rendered {
  const json = answer.body === undefined ? "" : JSON.stringify(answer.body);
  const body = Buffer.from(answer.text ?? json);
  const headers: Record<string, string> = {
    "x-powered-by": "Express",
    ...corsHeaders(request),
    vary: "Origin, Accept-Encoding",
    "content-type": answer.contentType ?? JSON_TYPE,
  };
  if (body.length === 0) return { status: answer.status, headers, body };
  headers.etag = weakTag(body);
  const readOnly = request.method === "GET" || request.method === "HEAD";
  if (readOnly && answer.status === 200 && request.headers["if-none-match"] === headers.etag) {
    return { status: 304, headers, body: Buffer.alloc(0) };
  }
  if (body.length < COMPRESSED_FROM_BYTES || !/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    headers["content-length"] = String(body.length);
    return { status: answer.status, headers, body };
  }
  headers["content-encoding"] = "gzip";
  return { status: answer.status, headers, body: gzipSync(body) };
}

export function send(rendered: Rendered, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(rendered.status, rendered.headers);
  response.end(request.method === "HEAD" ? undefined : rendered.body);
}

/** Any origin is echoed, on every path, routes that do not exist included. */
export function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    "x-powered-by": "Express",
    ...corsHeaders(request),
    vary: "Origin, Access-Control-Request-Headers",
    "access-control-allow-methods": "POST,GET,PUT,DELETE",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "",
    "content-length": "0",
  });
  response.end();
}

function corsHeaders(request: IncomingMessage): Record<string, string> {
  const { origin } = request.headers;
  return {
    ...(origin === undefined ? {} : { "access-control-allow-origin": origin }),
    "access-control-allow-credentials": "true",
  };
}

function weakTag(body: Buffer): string {
  const digest = createHash("sha1").update(body).digest("base64").slice(0, 27);
  return `W/"${body.length.toString(16)}-${digest}"`;
}
