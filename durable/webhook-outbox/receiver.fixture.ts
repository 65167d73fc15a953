import { vi } from "vitest";

export interface Received {
  url: string;
  headers: Headers;
  body: string;
}

type Answer = (request: Received) => Response | Promise<Response>;

/** Stands in for the world outside, Postgres excepted: DNS says that every name is public, and `answer` is the receiver. */
export function openReceiver(answer: Answer) {
  const received: Received[] = [];
  const behaviour = { answer };
  const real = globalThis.fetch;
  const postgres = { isDown: false, refused: 0 };
  const askPostgres = (request: Request) => {
    if (!postgres.isDown) return real(request);
    postgres.refused++;
    return Promise.reject(new TypeError("connection refused"));
  };
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).hostname === "127.0.0.1") return askPostgres(request);
    if (request.url.startsWith("https://cloudflare-dns.com/")) {
      const type = new URL(request.url).searchParams.get("type");
      return Response.json({ Status: 0, Answer: type === "A" ? [{ type: 1, data: "93.184.215.14" }] : [] });
    }
    const one = { url: request.url, headers: request.headers, body: await request.text() };
    received.push(one);
    return behaviour.answer(one);
  });
  return {
    received,
    postgres,
    answerWith(next: Answer) {
      behaviour.answer = next;
    },
  };
}

export const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(null, { status: code, headers });
