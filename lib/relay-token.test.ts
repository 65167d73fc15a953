import { describe, expect, it } from "vitest";
import { toBase64Url } from "./encoding";
import { uuidv7 } from "./ids";
import { mintRelayToken, parseRelayToken, type RelayClaim } from "./relay-token";
import { parseSecrets } from "./secrets";

const entry = (version: number, byte: number) => `${version}:${toBase64Url(new Uint8Array(32).fill(byte))}`;
const old = parseSecrets(entry(1, 7));
const rolled = parseSecrets(`${entry(1, 7)},${entry(2, 9)}`);

const claim = (): RelayClaim => ({
  mode: "live",
  tenantId: crypto.randomUUID(),
  instanceId: crypto.randomUUID(),
  reference: uuidv7(),
});

describe("a relay token", () => {
  it.each(["live", "test"] as const)("names its %s relay in 88 characters that a URL takes", async (mode) => {
    const wanted = { ...claim(), mode };
    const token = await mintRelayToken(old, wanted);
    expect(token).toMatch(/^[A-Za-z0-9_-]{88}$/);
    expect(await parseRelayToken(old, token)).toEqual(wanted);
  });

  it("outlives the rolling of its secret, and ends with it", async () => {
    const wanted = claim();
    const token = await mintRelayToken(old, wanted);
    expect(await parseRelayToken(rolled, token)).toEqual(wanted);
    expect(await parseRelayToken(parseSecrets(entry(2, 9)), token)).toBeUndefined();
  });

  it("is refused once any of its characters is changed", async () => {
    const token = await mintRelayToken(old, claim());
    for (let i = 0; i < token.length; i++) {
      const other = token[i] === "A" ? "B" : "A";
      expect(
        await parseRelayToken(old, token.slice(0, i) + other + token.slice(i + 1)),
        `character ${i}`,
      ).toBeUndefined();
    }
  });

  it.each(["", "x", "A".repeat(88), "A".repeat(87), `${"A".repeat(87)}=`])("is not '%s'", async (text) => {
    expect(await parseRelayToken(old, text)).toBeUndefined();
  });
});
