import { secondsOf, ZapinError } from "./error.ts";
import type { AnswerOf, Arguments, CallOptions, Method, PathWith } from "./types.ts";

export interface ClientOptions {
  /** Where the gateway is: `https://api.example.com`. */
  baseUrl: string;
  /** An API key. */
  key: string;
  /** How often a GET is tried again after 429 or 503. */
  retries?: number;
  /** The longest wait before another try, in seconds: what asks for more is not tried again. */
  longestWait?: number;
  fetch?: typeof fetch;
}

type Caller<M extends Method> = <P extends PathWith<M>>(
  path: P,
  ...options: Arguments<P, M>
) => Promise<AnswerOf<P, M>>;

/** One function per method; the path decides what goes in and what comes out. Throws `ZapinError`. */
export type ZapinClient = { readonly [M in Method]: Caller<M> };

interface Ask extends CallOptions {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

export function createClient(options: ClientOptions): ZapinClient {
  const caller =
    (method: Method) =>
    (path: string, ask: Ask = {}) =>
      call(options, { method, path, ask });
  return {
    get: caller("get"),
    post: caller("post"),
    put: caller("put"),
    patch: caller("patch"),
    delete: caller("delete"),
  } as ZapinClient;
}

async function call(options: ClientOptions, given: { method: Method; path: string; ask: Ask }): Promise<unknown> {
  const { retries = 2, longestWait = 30, fetch: send = fetch } = options;
  const request = requestFor(options, given);
  for (let attempt = 0; ; attempt += 1) {
    const response = await send(request.url, request.init);
    const body = parse(await response.text());
    if (response.ok) return body;
    const wait = secondsOf(response.headers);
    const isPassing = response.status === 429 || response.status === 503;
    const mayRepeat = given.method === "get" && isPassing && attempt < retries;
    if (!mayRepeat || wait === undefined || wait > longestWait) {
      throw new ZapinError(response.status, body, response.headers);
    }
    await pause(wait, given.ask.signal);
  }
}

function requestFor(
  { baseUrl, key }: ClientOptions,
  { method, path, ask }: { method: Method; path: string; ask: Ask },
) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(requireValue(ask.path, name)));
  const url = new URL(baseUrl.replace(/\/+$/, "").replace(/\/v1$/, "") + filled);
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = new Headers({ apikey: key, accept: "application/json" });
  if (ask.idempotencyKey !== undefined) headers.set("idempotency-key", ask.idempotencyKey);
  const init: RequestInit = { method: method.toUpperCase(), headers };
  if (ask.signal) init.signal = ask.signal;
  if (ask.body instanceof FormData) init.body = ask.body;
  else if (ask.body !== undefined) {
    headers.set("content-type", "application/json");
    init.body = JSON.stringify(ask.body);
  }
  return { url, init };
}

function requireValue(values: Ask["path"], name: string): string {
  const value = values?.[name];
  if (value === undefined || value === "") throw new TypeError(`The path needs "${name}".`);
  return value;
}

/** A proxy in between may answer something else than JSON. */
function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Ends early, with its reason, when the signal says so. */
function pause(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, seconds * 1000);
    signal?.addEventListener("abort", stop, { once: true });
    function done() {
      signal?.removeEventListener("abort", stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
  });
}
