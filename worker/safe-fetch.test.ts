import { afterEach, expect, it, vi } from "vitest";
import { safeFetch } from "./safe-fetch";

/** DNS whose answers hold for `ttl` seconds, and a world that says yes. Counts how often a name was asked for. */
function openWorld(ttl: number) {
  const asked = { times: 0, address: "93.184.215.14" };
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https://cloudflare-dns.com/")) return new Response("yes");
    const type = new URL(request.url).searchParams.get("type");
    if (type === "A") asked.times++;
    return Response.json({ Status: 0, Answer: type === "A" ? [{ type: 1, data: asked.address, TTL: ttl }] : [] });
  });
  return asked;
}

const call = (host: string) => safeFetch(`https://${host}/`, { timeoutMs: 1_000 });
const newHost = () => `${crypto.randomUUID()}.example`;

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("asks DNS once for a name while the answer holds, and after nine seconds in any case", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const asked = openWorld(300);
  const host = newHost();
  await call(host);
  await call(host);
  expect(asked.times).toBe(1);
  vi.setSystemTime(Date.now() + 8_900);
  await call(host);
  expect(asked.times).toBe(1);
  vi.setSystemTime(Date.now() + 200);
  await call(host);
  expect(asked.times).toBe(2);
});

it("does not remember an answer for longer than its owner says", async () => {
  const asked = openWorld(0);
  const host = newHost();
  await call(host);
  asked.address = "10.0.0.1";
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(asked.times).toBe(2);
});

it("never remembers a failure, and refuses a private address each time", async () => {
  const asked = openWorld(300);
  const host = newHost();
  asked.address = "not an address, but an alias";
  vi.spyOn(globalThis, "fetch").mockRejectedValueOnce(new TypeError("down"));
  await expect(call(host)).rejects.toMatchObject({ code: "upstream_failed" });
  asked.address = "10.0.0.1";
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
});
