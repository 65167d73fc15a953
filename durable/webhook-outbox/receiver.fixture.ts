import { answerDns, answerOutside, isDns } from "../../tests/support/outside";

export interface Received {
  url: string;
  headers: Headers;
  body: string;
}

type Answer = (request: Received) => Response | Promise<Response>;

/**
 * Stands in for the world outside: DNS says that every name is public, and `answer` is what the receiver at `url` says,
 * and everybody else under its `host`; with `takes`, that decides what is for it. What objects of earlier tests send
 * elsewhere, nobody has `received`. Postgres is itself, but can be down: `refused` holds what it was asked meanwhile.
 */
export function openReceiver(answer: Answer, takes?: (url: URL) => boolean) {
  const host = `${crypto.randomUUID()}.example`;
  const isForUs = takes ?? (({ hostname }: URL) => hostname === host || hostname.endsWith(`.${host}`));
  const received: Received[] = [];
  const behaviour = { answer };
  const postgres = { isDown: false, refused: [] as string[] };
  const isRefused = ({ hostname }: URL) => postgres.isDown && hostname === "127.0.0.1";
  answerOutside(
    (url) => isForUs(url) || isDns(url) || isRefused(url),
    async (request) => {
      const url = new URL(request.url);
      if (isDns(url)) return answerDns(request);
      const body = await request.text();
      if (isRefused(url)) {
        postgres.refused.push(body);
        throw new TypeError("connection refused");
      }
      const one = { url: request.url, headers: request.headers, body };
      received.push(one);
      return behaviour.answer(one);
    },
  );
  return {
    host,
    url: `https://${host}/hook`,
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
