import { afterEach, expect, it, vi } from "vitest";
import type { ResolveHost } from "./resolve-host";
import { fetchSafely, HOP_HEADER } from "./safe-fetch";

const ADDRESSES: Record<string, string[]> = {
  "shop.example": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
  "inside.example": ["93.184.215.14", "10.0.0.7"],
  "mapped.example": ["::ffff:169.254.169.254"],
};
const resolve: ResolveHost = async (host) => ADDRESSES[host] ?? [];
const strict = { allowLocal: false, ownHosts: ["api.zapin.example"], resolve };
const post = { method: "POST", body: "{}", timeoutMs: 1_000 };

const answer = (response: Response) => vi.spyOn(globalThis, "fetch").mockResolvedValue(response);
const requestOf = (spy: ReturnType<typeof answer>) => {
  const [url, init] = spy.mock.calls[0] ?? [];
  return new Request(url as URL, init as RequestInit);
};

afterEach(() => vi.restoreAllMocks());

it("calls a public host and says that it was a first hop", async () => {
  const spy = answer(new Response("hello"));
  const response = await fetchSafely("https://shop.example/hook?a=1", post, strict);
  expect(await response.text()).toBe("hello");
  expect(requestOf(spy).url).toBe("https://shop.example/hook?a=1");
  expect(requestOf(spy).headers.get(HOP_HEADER)).toBe("1");
});

it("hands a redirect back instead of following it", async () => {
  const spy = answer(new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } }));
  const response = await fetchSafely("https://shop.example/", post, strict);
  expect(response.status).toBe(302);
  expect(spy).toHaveBeenCalledTimes(1);
  expect(requestOf(spy).redirect).toBe("manual");
});

it.each([
  "not a url",
  "http://shop.example/",
  "ftp://shop.example/",
  "https://user:password@shop.example/",
  "https://127.0.0.1/",
  "https://0x7f.1/",
  "https://[::1]/",
  "https://169.254.169.254/latest/meta-data",
  "https://localhost/",
  "https://api.zapin.example/v1/verify-creds",
  "https://API.zapin.example./",
  "https://inside.example/",
  "https://mapped.example/",
])("refuses %s without calling it", async (url) => {
  const spy = answer(new Response());
  await expect(fetchSafely(url, post, strict)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(spy).not.toHaveBeenCalled();
});

it("allows http and loopback on one machine, and still not itself", async () => {
  const local = { allowLocal: true, ownHosts: ["127.0.0.1:8787"], resolve: () => Promise.reject(new Error("asked")) };
  answer(new Response());
  await expect(fetchSafely("http://127.0.0.1:9000/", post, local)).resolves.toBeInstanceOf(Response);
  await expect(fetchSafely("http://127.0.0.1:8787/v1", post, local)).rejects.toMatchObject({ code: "unsafe_url" });
});

it("tells a slow host from one that cannot be reached", async () => {
  const spy = vi.spyOn(globalThis, "fetch");
  spy.mockImplementation(
    (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
  );
  const slow = fetchSafely("https://shop.example/", { ...post, timeoutMs: 10 }, strict);
  await expect(slow).rejects.toMatchObject({ code: "upstream_timeout" });

  spy.mockRejectedValue(new TypeError("connection refused"));
  await expect(fetchSafely("https://shop.example/", post, strict)).rejects.toMatchObject({ code: "upstream_failed" });
});
