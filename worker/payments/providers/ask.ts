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

/**
 * One call to a payment service. Its refusals and silences are ours to explain, never to show. A 404 that fits `answer` is an
 * answer.
 */
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
  if (!response.ok && response.status !== 404) throw failed(`${new URL(url).host} answered ${response.status}`);
  const parsed = answer.safeParse(tryJson(text));
  if (!parsed.success) throw failed(parsed.error);
  return parsed.data;
}

const failed = (cause: unknown) =>
  new Problem("upstream_failed", "The payment service did not answer. Try again in a minute.", { cause });

export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const basicAuth = (user: string) => `Basic ${btoa(`${user}:`)}`;
