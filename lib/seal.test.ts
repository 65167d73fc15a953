import { expect, it } from "vitest";
import { fromBase64Url, toBase64Url } from "./encoding";
import { open, openBytes, seal } from "./seal";
import { parseSecrets } from "./secrets";

const random = () => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
const first = random();
const secrets = parseSecrets(`1:${first}`);
const CONTEXT = "tenant|live|key";

it.each([
  ["nothing", ""],
  ["text", '{"message":"Olá, selamat pagi 👋"}'],
  ["a byte order mark", "\ufeff{}"],
  ["a large answer", "x".repeat(300_000)],
])("opens what it sealed: %s", async (_, text) => {
  expect(await open(secrets, await seal(secrets, text, CONTEXT), CONTEXT)).toBe(text);
});

it("keeps bytes that are no text", async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(1000));
  const part = bytes.subarray(10, 500);
  expect(await openBytes(secrets, await seal(secrets, part, CONTEXT), CONTEXT)).toEqual(part.slice());
});

it("shows nothing of the text and never repeats itself", async () => {
  const sealed = await seal(secrets, "same", CONTEXT);
  expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(sealed).not.toBe(await seal(secrets, "same", CONTEXT));
});

it("refuses a value in another place", async () => {
  const sealed = await seal(secrets, "text", CONTEXT);
  for (const other of ["tenant|test|key", "tenant|live|key2", ""]) {
    await expect(open(secrets, sealed, other)).rejects.toThrow("belongs to another place");
  }
});

it("refuses a value with any bit of any byte turned", async () => {
  const bytes = fromBase64Url(await seal(secrets, "text", CONTEXT))!;
  for (let i = 0; i < bytes.length; i++) {
    const altered = bytes.slice();
    altered[i]! ^= 1 << (i % 8);
    await expect(open(secrets, toBase64Url(altered), CONTEXT)).rejects.toThrow(/altered|not among the secrets/);
  }
});

it.each([0, 1, 12, 28])("refuses a value cut to %i bytes", async (length) => {
  const bytes = fromBase64Url(await seal(secrets, "", CONTEXT))!;
  await expect(open(secrets, toBase64Url(bytes.subarray(0, length)), CONTEXT)).rejects.toThrow("not a sealed value");
});

it("refuses text that is not base64url", async () => {
  await expect(open(secrets, "not sealed!", CONTEXT)).rejects.toThrow("not a sealed value");
});

it("opens old values after a roll, until their version is taken away", async () => {
  const sealed = await seal(secrets, "old", CONTEXT);
  const second = random();
  const rolled = parseSecrets(`1:${first},2:${second}`);
  expect(await open(rolled, sealed, CONTEXT)).toBe("old");
  expect(fromBase64Url(await seal(rolled, "new", CONTEXT))?.[0]).toBe(2);
  await expect(open(parseSecrets(`2:${second}`), sealed, CONTEXT)).rejects.toThrow("version 1");
  await expect(open(parseSecrets(`1:${second}`), sealed, CONTEXT)).rejects.toThrow("another place or secret");
});
