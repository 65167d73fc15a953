import { afterEach, expect, it, vi } from "vitest";
import { rememberAddresses, resolveOverHttps } from "./resolve-host";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Answers as the resolver does, by record type. */
function answerDns(records: Record<string, { Status: number; Answer?: { type: number; data: string }[] }>) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async (input) => {
    const type = new URL(String(input)).searchParams.get("type") ?? "";
    return Response.json(records[type]);
  });
}

it("gathers the addresses of both families and skips aliases", async () => {
  answerDns({
    A: {
      Status: 0,
      Answer: [
        { type: 5, data: "alias.example." },
        { type: 1, data: "192.0.2.1" },
      ],
    },
    AAAA: { Status: 0, Answer: [{ type: 28, data: "2001:db8::1" }] },
  });
  expect(await resolveOverHttps("shop.example")).toEqual(["192.0.2.1", "2001:db8::1"]);
});

it.each([
  ["a name that does not exist", { A: { Status: 3 }, AAAA: { Status: 3 } }],
  ["a name without an address", { A: { Status: 0 }, AAAA: { Status: 0 } }],
  ["half an answer", { A: { Status: 0, Answer: [{ type: 1, data: "192.0.2.1" }] }, AAAA: { Status: 2 } }],
])("takes %s for a failure, never for an address", async (_, records) => {
  answerDns(records);
  await expect(resolveOverHttps("shop.example")).rejects.toMatchObject({ code: "upstream_failed" });
});

it("asks again after half a minute, and never remembers a failure", async () => {
  vi.useFakeTimers();
  const resolve = vi.fn(async () => ["192.0.2.1"]);
  const remembering = rememberAddresses(resolve);
  await remembering("shop.example");
  vi.advanceTimersByTime(29_000);
  await remembering("shop.example");
  expect(resolve).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  resolve.mockRejectedValueOnce(new Error("down"));
  await expect(remembering("shop.example")).rejects.toThrow("down");
  expect(await remembering("shop.example")).toEqual(["192.0.2.1"]);
});
