import { vi } from "vitest";

type Answer = (request: Request) => Response | Promise<Response>;

/**
 * Answers what this worker fetches and `isOurs`. Objects that earlier tests left at work fetch as well: Postgres, and whoever
 * answered before, still answer them, and the rest of the world says that all is well.
 */
export function answerOutside(isOurs: (url: URL) => boolean, answer: Answer) {
  const { fetch } = globalThis;
  const earlier = vi.isMockFunction(fetch) ? fetch.getMockImplementation() : undefined;
  const elsewhere = async (request: Request) => {
    if (earlier) return earlier(request);
    return new URL(request.url).hostname === "127.0.0.1" ? fetch(request) : Response.json({});
  };
  return vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    return isOurs(new URL(request.url)) ? answer(request) : elsewhere(request);
  });
}

/** DNS over HTTPS, for which every name is public. */
export const isDns = ({ hostname }: URL) => hostname === "cloudflare-dns.com";

export function answerDns({ url }: Request, address = "93.184.215.14"): Response {
  const isV4 = new URL(url).searchParams.get("type") === "A";
  return Response.json({ Status: 0, Answer: isV4 ? [{ type: 1, data: address }] : [] });
}
