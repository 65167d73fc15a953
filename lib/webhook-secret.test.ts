import { expect, it } from "vitest";
import { toBase64Url } from "./encoding";
import { parseSecrets } from "./secrets";
import { deriveWebhookSecret, isAcceptedVersion, upstreamWebhook, verifyWebhookSecret } from "./webhook-secret";

const text = (version: number) => `${version}:${toBase64Url(new Uint8Array(32).fill(version))}`;
const first = parseSecrets(text(1));
const both = parseSecrets(`${text(1)},${text(2)}`);
const owner = { tenantId: crypto.randomUUID(), mode: "live", instanceId: crypto.randomUUID() } as const;

it("is the same every time and names the key version it was made for", async () => {
  const secret = await deriveWebhookSecret(first, { ...owner, version: 300 });
  expect(secret).toMatch(/^[0-9a-f]{70}$/);
  expect(await deriveWebhookSecret(first, { ...owner, version: 300 })).toBe(secret);
  expect(await verifyWebhookSecret(first, owner, secret)).toBe(300);
});

it("outlives a new secret of ours, but not its removal", async () => {
  const secret = await deriveWebhookSecret(first, { ...owner, version: 1 });
  expect(await verifyWebhookSecret(both, owner, secret)).toBe(1);
  expect(await deriveWebhookSecret(both, { ...owner, version: 1 })).not.toBe(secret);
  expect(await verifyWebhookSecret(parseSecrets(text(2)), owner, secret)).toBeUndefined();
});

it("is of no use for anybody else, in any other spelling", async () => {
  const secret = await deriveWebhookSecret(first, { ...owner, version: 1 });
  const others = [
    { ...owner, tenantId: crypto.randomUUID() },
    { ...owner, instanceId: crypto.randomUUID() },
    { ...owner, mode: "test" as const },
  ];
  for (const other of others) expect(await verifyWebhookSecret(first, other, secret)).toBeUndefined();
  const raised = `0002${secret.slice(4)}`;
  const changed = secret.slice(0, -1) + (secret.endsWith("0") ? "1" : "0");
  for (const wrong of ["", "x", secret.toUpperCase(), `${secret}00`, raised, changed]) {
    expect(await verifyWebhookSecret(first, owner, wrong)).toBeUndefined();
  }
});

it("counts during a roll, and no longer", () => {
  expect([4, 5, 6].map((presented) => isAcceptedVersion(presented, 5))).toEqual([true, true, false]);
  expect(isAcceptedVersion(3, 5)).toBe(false);
});

it("asks the server for every event, under our two headers", () => {
  const webhook = upstreamWebhook({ ...owner, publicUrl: "https://api.zapin.example", secret: "s" });
  expect(webhook).toEqual({
    enabled: true,
    url: `https://api.zapin.example/webhooks/${owner.tenantId}`,
    byEvents: false,
    base64: false,
    events: [],
    headers: { "x-zapin-instance": `live.${owner.instanceId}`, "x-zapin-secret": "s" },
  });
});
