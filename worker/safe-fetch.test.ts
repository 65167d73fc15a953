import { afterEach, expect, it, vi } from "vitest";
import { answerOutside, isDns } from "../tests/support/outside";
import { safeFetch } from "./safe-fetch";

/** A host whose addresses hold for `ttl` seconds, in a world that says yes. Counts how often it was asked for. */
function openWorld(ttl: number) {
  const host = `${crypto.randomUUID()}.example`;
  const asked = { host, times: 0, address: "93.184.215.14", isDown: false };
  answerOutside(
    (url) => url.searchParams.get("name") === host || url.hostname === host,
    async (request) => {
      const url = new URL(request.url);
      if (!isDns(url)) return new Response("yes");
      if (asked.isDown) throw new TypeError("down");
      const type = url.searchParams.get("type");
      if (type === "A") asked.times++;
      return Response.json({ Status: 0, Answer: type === "A" ? [{ type: 1, data: asked.address, TTL: ttl }] : [] });
    },
  );
  return asked;
}

const call = (host: string) => safeFetch(`https://${host}/`, { timeoutMs: 60_000 });

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("asks DNS once for a name while the answer holds, and after nine seconds in any case", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const asked = openWorld(300);
  const { host } = asked;
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
  const { host } = asked;
  await call(host);
  asked.address = "10.0.0.1";
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(asked.times).toBe(2);
});

it("never remembers a failure, and refuses a private address each time", async () => {
  const asked = openWorld(300);
  const { host } = asked;
  asked.isDown = true;
  await expect(call(host)).rejects.toMatchObject({ code: "upstream_failed" });
  asked.isDown = false;
  asked.address = "10.0.0.1";
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
  await expect(call(host)).rejects.toMatchObject({ code: "unsafe_url" });
});
