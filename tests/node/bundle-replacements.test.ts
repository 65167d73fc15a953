import { hkdfSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { betterFetch as theirFetch } from "@better-fetch/fetch";
import { hkdf as theirHkdf } from "@noble/hashes/hkdf.js";
import { sha512, sha256 as theirSha256 } from "@noble/hashes/sha2.js";
import * as full from "libphonenumber-js/core";
import { type CountryCode, getCountryCallingCode } from "libphonenumber-js/core";
import fullMetadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import * as theirRoutes from "rou3";
import { expect, it } from "vitest";
import type { PhoneMetadata } from "../../lib/phone-number.ts";
import { slimPhoneMetadata } from "../../scripts/slim-phone-metadata.ts";
import { LIBRARY_ROUTES } from "../../worker/auth/routes.ts";
import { betterFetch } from "../../worker/bundle/better-fetch.js";
import * as hashes from "../../worker/bundle/noble-hashes.js";
import * as slim from "../../worker/bundle/phone-numbers.js";
import * as routes from "../../worker/bundle/rou3.js";
import Stripe from "../../worker/bundle/stripe.js";
import * as z from "../../worker/bundle/zod.js";

// What stands in the bundle for a package answers as the package does, and what is not there says so.

const slimMetadata = slimPhoneMetadata() as PhoneMetadata;

const read = (text: string, country: CountryCode | undefined, isSlim: boolean) => {
  const { parsePhoneNumberFromString: parse } = isSlim ? slim : full;
  const number = parse(text, country ? { defaultCountry: country } : {}, isSlim ? slimMetadata : fullMetadata);
  return number && { number: number.number, country: number.country, valid: number.isValid() };
};

it("knows phone numbers as the whole library does, in every country", () => {
  const countries = Object.keys(examples) as CountryCode[];
  expect(countries.length).toBeGreaterThan(230);
  let seed = 7;
  const digit = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % 10;
  };
  const random = () => Array.from({ length: 6 + (digit() % 8) }, digit).join("");
  for (const country of countries) {
    const national = examples[country] ?? "";
    const calling = getCountryCallingCode(country, fullMetadata);
    const written = [
      `+${calling}${national}`,
      national,
      `0${national}`,
      `+${calling} ${random()}`,
      random(),
      `+${random()}`,
    ];
    for (const text of written) {
      expect(read(text, country, true), `${country} ${text}`).toEqual(read(text, country, false));
      expect(read(text, undefined, true), text).toEqual(read(text, undefined, false));
    }
    expect(slim.isSupportedCountry(country, slimMetadata)).toBe(true);
  }
  expect(slim.isSupportedCountry("XX" as CountryCode, slimMetadata)).toBe(false);
});

it("derives keys as the package does", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const [secret, salt, info] = [bytes("a secret"), bytes("some salt"), bytes("better-auth:x:v1")] as const;
  const mine = hashes.hkdf(hashes.sha256, secret, salt, info, 32);
  expect(mine).toEqual(theirHkdf(theirSha256, secret, salt, info, 32));
  expect(hashes.hkdf(hashes.sha256, secret, undefined, undefined, 64)).toEqual(
    theirHkdf(theirSha256, secret, undefined, undefined, 64),
  );
  expect(mine).not.toEqual(new Uint8Array(hkdfSync("sha256", "another", salt, info, 32)));
  expect(hashes.hexToBytes(hashes.bytesToHex(mine))).toEqual(mine);
  expect(() => hashes.hexToBytes("xy")).toThrow();
  expect(() => hashes.hkdf(sha512, secret, salt, info, 32)).toThrow("SHA-256");
});

it("has of Stripe's client what is called, and nothing of the rest", async () => {
  const asked: string[] = [];
  const client = new Stripe("sk_test_1", {
    httpClient: Stripe.createFetchHttpClient((async (url: string) => {
      const { pathname, search } = new URL(url);
      asked.push(pathname + search);
      if (search) return Response.json({ object: "list", data: [{ id: "cs_1" }], has_more: false });
      return Response.json({ id: "cs_1", object: "checkout.session", url: "https://pay.test" });
    }) as typeof fetch),
  });
  expect((await client.checkout.sessions.create({ mode: "payment" })).url).toBe("https://pay.test");
  await client.checkout.sessions.retrieve("cs_1");
  expect((await client.checkout.sessions.list({ payment_intent: "pi_1" })).data).toMatchObject([{ id: "cs_1" }]);
  const sessions = "/v1/checkout/sessions";
  expect(asked).toEqual([sessions, `${sessions}/cs_1`, `${sessions}?payment_intent=pi_1`]);
  const subtle = Stripe.createSubtleCryptoProvider();
  await expect(client.webhooks.constructEventAsync("{}", "t=1,v1=00", "whsec_1", 300, subtle)).rejects.toThrow(
    /signature/i,
  );
  expect(client.customers).toBeUndefined();
});

it("refuses what it does not have", () => {
  expect(() => z.z.string()).toThrow("z.string is not in the bundle");
});

it("finds Better Auth's routes as its router does", async () => {
  const words = [...LIBRARY_ROUTES.keys()].map((route) => route.replace(" /auth", " "));
  const made = [...words, "GET /callback/:id", "POST /callback/:id", "GET /reset-password/:token", "* /**"];
  const routers = [routes, theirRoutes as unknown as typeof routes].map((library) => {
    const router = library.createRouter();
    for (const route of made) {
      const [method = "", path = ""] = route.split(" ");
      library.addRoute(router, method, path, { route });
    }
    return { library, router };
  });
  const asked = [
    ...words,
    "GET /callback/google",
    "PUT /callback/google",
    "GET /callback/a/b",
    "GET /reset-password/a.b%20c",
  ];
  asked.push("GET /", "GET /nothing", "GET /get-sessionx", "GET /getxsession", "POST /sign-in", "GET /callback/");
  for (const question of asked) {
    const [method = "", path = ""] = question.split(" ");
    const [mine, other] = routers.map(({ library, router }) => {
      const found = library.findRoute(router, method, path);
      const all = library.findAllRoutes(router, "*", path) as { data: object }[];
      return { data: found?.data, params: { ...found?.params }, all: all.map(({ data }) => data) };
    });
    expect(mine, question).toEqual(other);
  }
});

it("asks Google and GitHub as the package does", async () => {
  const answers = [
    `200|application/json; charset=utf-8|{"access_token":"a"}`,
    `200|application/json|no json`,
    "200|text/plain|words",
    `400|application/json|{"error":"invalid_grant"}`,
    "401|application/json|",
    "500|text/html|<h1>",
    "302|text/html|",
  ];
  const seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(
      `${incoming.method} ${incoming.url} ${incoming.headers["content-type"]} ${incoming.headers.authorization}`,
    );
    const [status, type, body = ""] = answers[Number(incoming.url?.slice(1))]?.split("|") ?? [];
    outgoing.writeHead(Number(status), { "content-type": type, location: "/elsewhere" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [index, answer] of answers.entries()) {
    const ask = async (fetchIt: typeof betterFetch) => {
      const redirected: number[] = [];
      const body = new URLSearchParams({ code: "c" });
      const options = { method: "POST", body, headers: { authorization: "Basic x" }, redirect: "manual" as const };
      const onError = async (failed: { response: Response }) => void redirected.push(failed.response.status);
      const { data, error } = await fetchIt(`${origin}/${index}`, { ...options, onError });
      return { data, status: error?.status, said: error?.error, redirected };
    };
    expect(await ask(betterFetch), answer).toEqual(await ask(theirFetch as typeof betterFetch));
    expect(seen.at(-1)).toBe(seen.at(-2));
  }
  server.close();
  await once(server, "close");
  for (const fetchIt of [betterFetch, theirFetch]) await expect(fetchIt(origin, {})).rejects.toThrow();
});
