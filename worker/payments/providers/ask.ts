import type * as z from "zod";
import { Problem } from "../../../lib/problem";
import type { Fetch } from "../provider";

const ASK_MS = 20_000;

interface Ask<S extends z.ZodType> {
  url: string;
  method?: "GET" | "POST";
  headers: Record<string, string>;
  body?: unknown;
  answer: S;
}

/** One call to a payment service. Its refusals and silences are ours to explain, never to show. */
export async function ask<S extends z.ZodType>(fetch: Fetch, { url, method = "GET", headers, body, answer }: Ask<S>) {
  const request = new Request(url, {
    method,
    headers: { accept: "application/json", "content-type": "application/json", ...headers },
    body: body === undefined ? null : JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(ASK_MS),
  });
  const response = await fetch(request).catch((cause: unknown) => {
    throw failed(cause);
  });
  const text = await response.text();
  const { ok, status: statusCode } = response;
  if (!ok) throw failed(Object.assign(new Error(`${new URL(url).host} answered ${statusCode}`), { statusCode }));
  const parsed = answer.safeParse(tryJson(text));
  if (!parsed.success) throw failed(parsed.error);
  return parsed.data;
}

const failed = (cause: unknown) =>
  new Problem("upstream_failed", "The payment service did not answer. Try again in a minute.", { cause });

/** Whether a call failed since the service knows of no such thing; Stripe's SDK says it in the same words. */
export const isUnknownThere = (error: unknown): boolean =>
  error instanceof Problem && (error.cause as { statusCode?: number } | undefined)?.statusCode === 404;

export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const basicAuth = (user: string) => `Basic ${btoa(`${user}:`)}`;
