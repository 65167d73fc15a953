import { createHmac } from "node:crypto";

export interface SignedHeaders {
  headers: Record<string, string>;
  /** Of the body, in bytes. */
  length: number;
}

/**
 * Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA-256 of `id.timestamp.body` under the bytes that the secret
 * writes in base64. Beside it, for receivers with nothing but an HMAC function, `X-Webhook-Signature`: hex of the body alone
 * under the secret's text, `whsec_` included. Reads the body piece by piece.
 */
export async function signBody(
  body: AsyncIterable<Uint8Array>,
  { id, timestamp, secret }: { id: string; timestamp: number; secret: string },
): Promise<SignedHeaders> {
  const standard = createHmac("sha256", Buffer.from(secret.slice(PREFIX.length), "base64"));
  const bare = createHmac("sha256", secret);
  standard.update(`${id}.${timestamp}.`);
  let length = 0;
  for await (const piece of body) {
    standard.update(piece);
    bare.update(piece);
    length += piece.length;
  }
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": `v1,${standard.digest("base64")}`,
    "x-webhook-signature": bare.digest("hex"),
  };
  return { headers, length };
}

const PREFIX = "whsec_";
