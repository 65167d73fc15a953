import { expect, it } from "vitest";
import { toBase64Url } from "../../lib/encoding";
import { showOwnAddresses } from "./own-addresses";

const OURS = "https://gateway.test";

const tokenOf = (n: number) => {
  const bytes = new Uint8Array(66);
  new DataView(bytes.buffer).setUint32(2, n);
  return toBase64Url(bytes);
};

it("shows the tenant's own address in the place of each relay, and nothing in that of one that is gone", async () => {
  const [known, gone] = [tokenOf(1), tokenOf(2)];
  let asked = 0;
  const find = async () => (asked++ === 0 ? 'https://bot.example/"x"' : null);
  const text = `{"url":"${OURS}/relay/${known}","again":"${OURS}/relay/${known}/api/v1","gone":"${OURS}/relay/${gone}?a"}`;
  expect(JSON.parse(await showOwnAddresses(text, OURS, find))).toEqual({
    url: 'https://bot.example/"x"',
    again: 'https://bot.example/"x"/api/v1',
    gone: "********?a",
  });
  expect(asked).toBe(2);
});

it("leaves what is none of ours, or too long for a token, as it is", async () => {
  const text = `{"a":"https://other.test/relay/${tokenOf(1)}","b":"${OURS}/relay/${tokenOf(1)}x","c":"${OURS}/relay/"}`;
  expect(await showOwnAddresses(text, OURS, async () => "https://bot.example")).toBe(text);
});

it("asks after a few of thousands that somebody made their server say, and shows none of them", async () => {
  const tokens = Array.from({ length: 9_000 }, (_, n) => tokenOf(n));
  let asked = 0;
  const find = async () => {
    asked++;
    return "https://bot.example";
  };
  const shown = await showOwnAddresses(JSON.stringify(tokens.map((token) => `${OURS}/relay/${token}`)), OURS, find);
  expect(asked).toBe(20);
  expect(new Set(JSON.parse(shown))).toEqual(new Set(["https://bot.example", "********"]));
});
