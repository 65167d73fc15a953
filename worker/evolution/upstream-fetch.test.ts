import { afterEach, expect, it, vi } from "vitest";
import { answerOutside } from "../../tests/support/outside";
import { config } from "../env";
import { upstreamFetch } from "./upstream-fetch";

const heard = () => {
  const calls: Headers[] = [];
  answerOutside(
    ({ hostname }) => hostname === "evolution.test",
    ({ headers }) => {
      calls.push(headers);
      return new Response();
    },
  );
  return calls;
};

afterEach(() => {
  vi.restoreAllMocks();
  config.upstreamAccess = undefined;
});

it("adds nothing where servers are not behind Access", async () => {
  const calls = heard();
  await upstreamFetch("https://evolution.test/", { headers: { apikey: "k" } });
  expect([...(calls[0] ?? [])]).toEqual([["apikey", "k"]]);
});

it("shows the service token beside our own headers", async () => {
  const calls = heard();
  config.upstreamAccess = { clientId: "id.access", clientSecret: "secret" };
  await upstreamFetch("https://evolution.test/", { headers: { apikey: "k" } });
  expect(Object.fromEntries(calls[0] ?? [])).toEqual({
    apikey: "k",
    "cf-access-client-id": "id.access",
    "cf-access-client-secret": "secret",
  });
});
