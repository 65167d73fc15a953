import { hkdfSync } from "node:crypto";
import { hkdf as theirHkdf } from "@noble/hashes/hkdf.js";
import { sha512, sha256 as theirSha256 } from "@noble/hashes/sha2.js";
import * as full from "libphonenumber-js/core";
import { type CountryCode, getCountryCallingCode } from "libphonenumber-js/core";
import fullMetadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { expect, it } from "vitest";
import type { PhoneMetadata } from "../../lib/phone-number.ts";
import { slimPhoneMetadata } from "../../scripts/slim-phone-metadata.ts";
import * as hashes from "../../worker/bundle/noble-hashes.js";
import * as slim from "../../worker/bundle/phone-numbers.js";
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
