import { expect, it } from "vitest";
import { toBase64Url } from "./encoding";
import { parseSecrets } from "./secrets";

const random = () => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

it("makes new values with the highest version, wherever it stands", () => {
  const [first, second] = [random(), random()];
  for (const text of [`1:${first},2:${second}`, `2:${second}, 1:${first}\n`]) {
    const secrets = parseSecrets(text);
    expect(secrets.current.version).toBe(2);
    expect(toBase64Url(secrets.current.bytes)).toBe(second);
  }
});

it("still finds older versions, and none that is not listed", () => {
  const old = random();
  const secrets = parseSecrets(`9:${random()},255:${random()},1:${old}`);
  expect(secrets.current.version).toBe(255);
  expect(toBase64Url(secrets.byVersion(1) ?? new Uint8Array())).toBe(old);
  expect(secrets.byVersion(2)).toBeUndefined();
});

const good = `1:${random()}`;
const secret = random();

it.each([
  ["nothing", "", /^Secret 1 of the list is not of the form/],
  ["a trailing comma", `${good},`, /^Secret 2 of the list is not of the form/],
  ["no version", secret, /^Secret 1 of the list is not of the form/],
  ["two colons", `1:${secret}:2`, /^Secret 1 of the list is not of the form/],
  ["version 0", `0:${secret}`, /^Secret 1 of the list has no version/],
  ["version 256", `${good},256:${secret}`, /^Secret 2 of the list has no version/],
  ["a version that is no number", `1e1:${secret}`, /^Secret 1 of the list has no version/],
  ["one version twice", `${good},1:${secret}`, /^Secret 2 of the list repeats version 1/],
  ["plain base64", `2:${secret.slice(0, -2)}+/`, /^Secret 1 of the list \(version 2\) is not base64url/],
  ["too few bytes", `2:${secret.slice(0, 40)}`, /^Secret 1 of the list \(version 2\) has 30 bytes instead of 32/],
  ["too many bytes", `2:${secret}AAAA`, /^Secret 1 of the list \(version 2\) has 35 bytes/],
])("refuses %s, and does not repeat the secret", (_, text, message) => {
  expect(() => parseSecrets(text)).toThrow(message);
  expect(() => parseSecrets(text)).not.toThrow(secret.slice(0, 20));
});
