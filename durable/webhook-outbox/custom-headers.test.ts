import { jwtVerify } from "jose";
import { expect, it } from "vitest";
import { areSendable, customHeaders } from "./custom-headers";

const NOW = 1_795_332_540;

it("passes a tenant's headers on, but never in place of ours", async () => {
  const headers = await customHeaders(
    { Authorization: "Bearer x", "X-Hook": "abc", "Webhook-Id": "mine", "content-length": "1", "x-zapin-hop": "0" },
    NOW,
  );
  expect(Object.fromEntries(headers)).toEqual({ authorization: "Bearer x", "x-hook": "abc" });
});

it("signs a token with jwt_key and keeps the key to itself", async () => {
  const headers = await customHeaders({ jwt_key: "a key of the tenant", authorization: "Bearer x" }, NOW);
  expect(headers.has("jwt_key")).toBe(false);
  const token = headers.get("authorization")?.replace("Bearer ", "") ?? "";
  const key = new TextEncoder().encode("a key of the tenant");
  const { payload } = await jwtVerify(token, key, { currentDate: new Date(NOW * 1_000) });
  expect(payload).toEqual({ app: "evolution", action: "webhook", iat: NOW, exp: NOW + 600 });
});

it("knows which headers HTTP cannot carry", () => {
  expect(areSendable({ "x-hook": "abc" })).toBe(true);
  expect(areSendable({ "x hook": "abc" })).toBe(false);
  expect(areSendable({ "x-hook": "a\nb" })).toBe(false);
});
