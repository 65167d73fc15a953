import { afterEach, expect, it, vi } from "vitest";
import { rememberHosts, serverHost } from "./server-hosts";

afterEach(() => vi.useRealTimers());

it.each([
  ["https://evolution.example", "evolution.example"],
  ["https://evolution.example:8443", "evolution.example"],
  ["http://93.184.215.14:8080", "93.184.215.14"],
  ["http://127.0.0.1:18080", "127.0.0.1:18080"],
  ["http://evolution-api:8080", "evolution-api:8080"],
])("writes %s as %s: a whole public host, one port of a local one", (url, host) => {
  expect(serverHost(url)).toBe(host);
});

it("asks again after a minute, and never remembers a failure", async () => {
  vi.useFakeTimers();
  const ask = vi.fn(async () => ["evolution.example"]);
  const hosts = rememberHosts(ask);
  ask.mockRejectedValueOnce(new Error("down"));
  await expect(hosts()).rejects.toThrow("down");
  expect(await hosts()).toEqual(["evolution.example"]);
  vi.advanceTimersByTime(59_000);
  await hosts();
  expect(ask).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2_000);
  await hosts();
  expect(ask).toHaveBeenCalledTimes(3);
});
