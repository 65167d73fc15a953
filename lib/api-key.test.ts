import { describe, expect, it } from "vitest";
import { deriveKey, hashKey, mintKey, type ParsedKey, parseKey } from "./api-key";
import { parseSecrets } from "./secrets";

const one = `1:${"A".repeat(42)}E`;
const two = `2:${"B".repeat(42)}E`;
const secrets = parseSecrets(one);
const tenantId = crypto.randomUUID();
const instanceId = crypto.randomUUID();
const keyId = crypto.randomUUID();

const derived = () =>
  deriveKey(secrets, { mode: "live", tenantId, instanceId, version: 300, scopes: ["read", "send"] });

describe("a random key", () => {
  it("says whose it is, and its hash is that of the whole text", async () => {
    const text = await mintKey(secrets, { mode: "test", tenantId, keyId });
    expect(text).toMatch(/^zpn_test_[A-Za-z0-9_-]{78}$/);
    const expected: ParsedKey = { kind: "random", mode: "test", tenantId, keyId, hash: await hashKey(text) };
    expect(await parseKey(secrets, text)).toEqual(expected);
  });

  it("is new every time", async () => {
    const owner = { mode: "live", tenantId, keyId } as const;
    expect(await mintKey(secrets, owner)).not.toBe(await mintKey(secrets, owner));
  });
});

describe("a derived key", () => {
  it("is the same for the same instance and version, and carries its scopes", async () => {
    const text = await derived();
    expect(await derived()).toBe(text);
    expect(await parseKey(secrets, text)).toEqual({
      kind: "derived",
      mode: "live",
      tenantId,
      instanceId,
      version: 300,
      scopes: ["read", "send"],
    });
  });
});

it("refuses every key with one character changed", async () => {
  for (const text of [await derived(), await mintKey(secrets, { mode: "live", tenantId, keyId })]) {
    for (let i = 0; i < text.length; i++) {
      const other = text[i] === "A" ? "B" : "A";
      expect(await parseKey(secrets, text.slice(0, i) + other + text.slice(i + 1)), `character ${i}`).toBeUndefined();
    }
  }
});

it("refuses a test key that calls itself live", async () => {
  const text = await mintKey(secrets, { mode: "test", tenantId, keyId });
  expect(await parseKey(secrets, text.replace("zpn_test_", "zpn_live_"))).toBeUndefined();
});

it.each([
  "",
  "zpn_live_",
  "zpn_live_x",
  "429683C4C977415CAAFCCE10F7D57E11",
  `zpn_live_${"A".repeat(78)}`,
  `zpn_live_${"_".repeat(71)}`,
])("refuses %j", async (text) => {
  expect(await parseKey(secrets, text)).toBeUndefined();
});

it("reads keys of an older secret while it is listed, and none once it is not", async () => {
  const text = await mintKey(secrets, { mode: "live", tenantId, keyId });
  expect(await parseKey(parseSecrets(`${one},${two}`), text)).toMatchObject({ keyId });
  expect(await parseKey(parseSecrets(two), text)).toBeUndefined();
});
