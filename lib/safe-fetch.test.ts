import { afterEach, expect, it, vi } from "vitest";
import { inScene, isInScene } from "../tests/support/scene";
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

/** What is fetched from here on by this test; objects of other tests fetch meanwhile as well. */
function answer(response: Response): Request[] {
  const asked: Request[] = [];
  const { fetch } = globalThis;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!isInScene()) return fetch(input, init);
    asked.push(new Request(input, init));
    return response;
  });
  return asked;
}
const fetchHere: typeof fetchSafely = (...parameters) => inScene(() => fetchSafely(...parameters));

afterEach(() => vi.restoreAllMocks());

it("calls a public host and says that it was a first hop", async () => {
  const asked = answer(new Response("hello"));
  const response = await fetchHere("https://shop.example/hook?a=1", post, strict);
  expect(await response.text()).toBe("hello");
  expect(asked[0]?.url).toBe("https://shop.example/hook?a=1");
  expect(asked[0]?.headers.get(HOP_HEADER)).toBe("1");
});

it("hands a redirect back instead of following it", async () => {
  const asked = answer(new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } }));
  const response = await fetchHere("https://shop.example/", post, strict);
  expect(response.status).toBe(302);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.redirect).toBe("manual");
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
  const asked = answer(new Response());
  await expect(fetchHere(url, post, strict)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(asked).toEqual([]);
});

it.each([
  ["decimal", "https://2130706433/"],
  ["octal", "https://0177.0.0.1/"],
  ["hexadecimal", "https://0x7f000001/"],
  ["short", "https://10.1/"],
  ["full-width digits", "https://１２７.０.０.１/"],
  ["a trailing dot", "https://127.0.0.1./"],
  ["a name with a trailing dot", "https://localhost./"],
  ["IPv4-mapped", "https://[::ffff:10.0.0.1]/"],
  ["IPv4-mapped in hexadecimal", "https://[::ffff:7f00:1]/"],
  ["NAT64", "https://[64:ff9b::a9fe:a9fe]/"],
  ["6to4", "https://[2002:a00:1::]/"],
  ["Teredo", "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/"],
  ["carrier-grade NAT", "https://100.64.0.1/"],
  ["multicast", "https://239.255.255.250/"],
  ["IPv6 multicast", "https://[ff02::1]/"],
  ["link-local", "https://[fe80::1]/"],
  ["unique local", "https://[fc00::1]/"],
  ["a user's name", "https://shop.example@10.0.0.1/"],
  ["ideographic full stops", "https://169。254。169。254/"],
  ["a backslash", "https://shop.example\\@10.0.0.1/"],
  ["our dashboard", "https://dash.zapin.example/"],
])("refuses an inside address spelt in %s", async (_, url) => {
  const asked = answer(new Response());
  const options = { ...strict, ownHosts: [...strict.ownHosts, "dash.zapin.example"] };
  await expect(fetchHere(url, post, options)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(asked).toEqual([]);
});

it.each([
  ["by its name", "https://evolution-1.example/manager", ["evolution-1.example"]],
  ["on another port", "https://evolution-1.example:8443/", ["evolution-1.example"]],
  ["by its address", "https://93.184.215.14/", ["93.184.215.14"]],
  ["by a name that leads to its address", "https://shop.example/", ["93.184.215.14"]],
  ["by a name that leads to its IPv6 address", "https://shop.example/", ["[2606:2800:21f:cb07:6820:80da:af6b:8b2c]"]],
])("refuses an Evolution server %s", async (_, url, servers) => {
  const asked = answer(new Response());
  const options = { ...strict, serverHosts: async () => servers };
  await expect(fetchHere(url, post, options)).rejects.toMatchObject({ code: "unsafe_url" });
  expect(asked).toEqual([]);
});

it("calls nobody while it cannot tell who the servers are, or where a name leads", async () => {
  const asked = answer(new Response());
  const unknown = { ...strict, serverHosts: () => Promise.reject(new Error("no list")) };
  await expect(fetchHere("https://shop.example/", post, unknown)).rejects.toThrow("no list");
  const mute = { ...strict, resolve: () => Promise.reject(new Error("no answer")) };
  await expect(fetchHere("https://shop.example/", post, mute)).rejects.toThrow("no answer");
  expect(asked).toEqual([]);
});

it("allows http and loopback on one machine, and still not itself", async () => {
  const local = { allowLocal: true, ownHosts: ["127.0.0.1:8787"], resolve: () => Promise.reject(new Error("asked")) };
  answer(new Response());
  await expect(fetchHere("http://127.0.0.1:9000/", post, local)).resolves.toBeInstanceOf(Response);
  await expect(fetchHere("http://127.0.0.1:8787/v1", post, local)).rejects.toMatchObject({ code: "unsafe_url" });
});

it("tells a slow host from one that cannot be reached", async () => {
  const spy = vi.spyOn(globalThis, "fetch");
  spy.mockImplementation(
    (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted")))),
  );
  const slow = fetchHere("https://shop.example/", { ...post, timeoutMs: 10 }, strict);
  await expect(slow).rejects.toMatchObject({ code: "upstream_timeout" });

  spy.mockRejectedValue(new TypeError("connection refused"));
  await expect(fetchHere("https://shop.example/", post, strict)).rejects.toMatchObject({ code: "upstream_failed" });
});
