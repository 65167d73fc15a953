import { createHmac } from "node:crypto";

export interface SignedHeaders {
  headers: Record<string, string>;
  /** Of the body, in bytes. */
  length: number;
}

/**
 * Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA-256 of `id.timestamp.body` under the bytes that a secret
 * writes in base64, one signature per secret, newest first. Beside it, for receivers with nothing but an HMAC function,
 * `X-Webhook-Signature`: hex of the body alone under the newest secret's text, `whsec_` included. Reads the body piece by piece.
 */
export async function signBody(
  body: AsyncIterable<Uint8Array>,
  { id, timestamp, secrets }: { id: string; timestamp: number; secrets: readonly [string, ...string[]] },
): Promise<SignedHeaders> {
  const standard = secrets.map((secret) => createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64")));
  const bare = createHmac("sha256", secrets[0]);
  for (const hmac of standard) hmac.update(`${id}.${timestamp}.`);
  let length = 0;
  for await (const piece of body) {
    for (const hmac of [...standard, bare]) hmac.update(piece);
    length += piece.length;
  }
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": standard.map((hmac) => `v1,${hmac.digest("base64")}`).join(" "),
    "x-webhook-signature": bare.digest("hex"),
  };
  return { headers, length };
}

const PREFIX = "whsec_";
