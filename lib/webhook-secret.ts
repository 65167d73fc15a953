import type { Mode } from "./contract/tenant";
import { equalBytes, fromHex, toHex } from "./encoding";
import type { VersionedSecrets } from "./secrets";

/** Which instance an incoming webhook is of: `<mode>.<instanceId>`. */
export const INSTANCE_HEADER = "x-zapin-instance";
export const SECRET_HEADER = "x-zapin-secret";

export interface WebhookOwner {
  tenantId: string;
  mode: Mode;
  instanceId: string;
}

/**
 * What an Evolution server presents with every event of one instance. Never stored: bytes in hex of
 * key version 2 · secret version 1 · HMAC-SHA-256 32, so that a forged one is refused by arithmetic alone.
 */
export async function deriveWebhookSecret(
  secrets: VersionedSecrets,
  owner: WebhookOwner & { version: number },
): Promise<string> {
  const { version, bytes } = secrets.current;
  const head = new Uint8Array([owner.version >> 8, owner.version & 0xff, version]);
  return toHex(head) + toHex(await authenticate(bytes, owner, toHex(head)));
}

/**
 * The key version that the secret was derived for, or undefined if we did not make it for this owner. Whether that version
 * still counts is for the caller to say; see `isAcceptedVersion`.
 */
export async function verifyWebhookSecret(
  secrets: VersionedSecrets,
  owner: WebhookOwner,
  presented: string,
): Promise<number | undefined> {
  if (!FORMAT.test(presented)) return undefined;
  const bytes = fromHex(presented);
  const secret = secrets.byVersion(bytes[2] ?? 0);
  if (!secret) return undefined;
  const expected = await authenticate(secret, owner, presented.slice(0, HEAD_LENGTH));
  if (!equalBytes(expected, bytes.subarray(HEAD_LENGTH / 2))) return undefined;
  return new DataView(bytes.buffer).getUint16(0);
}

/** During a roll the server still presents the secret before. */
export const isAcceptedVersion = (presented: number, current: number) =>
  presented === current || presented === current - 1;

/** The webhook that we register upstream: every event, in one place, under two headers. */
export function upstreamWebhook(target: WebhookOwner & { publicUrl: string; secret: string }) {
  const { publicUrl, tenantId, mode, instanceId, secret } = target;
  return {
    enabled: true,
    url: `${publicUrl}/webhooks/${tenantId}`,
    byEvents: false,
    base64: false,
    events: [],
    headers: { [INSTANCE_HEADER]: `${mode}.${instanceId}`, [SECRET_HEADER]: secret },
  };
}

const HEAD_LENGTH = 6;
const FORMAT = /^[0-9a-f]{70}$/;

async function authenticate(secret: Uint8Array<ArrayBuffer>, owner: WebhookOwner, head: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const message = ["zapin.webhook", owner.mode, owner.tenantId, owner.instanceId, head].join("|");
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(message)));
}
