import { Buffer } from "node:buffer";
import { putSealed } from "../../durable/stored-object";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { config } from "../env";
import { mintMediaUrl } from "./media-url";
import { fieldOf, NoMedia, readBase64 } from "./read-base64";

/** Media up to this stand in the event itself. */
const INLINE_BYTES = 1_048_576;
export const MEDIA_DAYS = 7;

export type MediaReply =
  | { ok: true; base64: string; mimetype: string | null }
  | { ok: true; url: string; key: string; expiresAt: number; bytes: number; mimetype: string | null }
  | { ok: false };

/** Takes an answer of `getBase64FromMediaMessage` apart as it comes: small media are answered, larger ones put into R2. */
export async function fetchMedia(
  bucket: R2Bucket,
  body: ReadableStream<Uint8Array>,
  { key, owner }: { key: string; owner: WebhookOwner },
): Promise<MediaReply> {
  try {
    const { head, bytes } = await readBase64(body);
    const mimetype = fieldOf(head, "mimetype");
    const start: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) {
      start.push(next.value);
      length += next.value.length;
      if (length > INLINE_BYTES) break;
    }
    if (length <= INLINE_BYTES) return { ok: true, base64: Buffer.concat(start).toString("base64"), mimetype };
    const metadata = { mimetype: mimetype ?? "", fileName: encodeURIComponent(fieldOf(head, "fileName") ?? "") };
    const stored = { secrets: config.dataSecrets, key, metadata };
    const total = await putSealed(bucket, stored, joined(start, bytes));
    const expiresAt = Date.now() + MEDIA_DAYS * 86_400_000;
    const url = await mintMediaUrl({ tenantId: owner.tenantId, key, expiresAt });
    return { ok: true, url, key, expiresAt, bytes: total, mimetype };
  } catch (error) {
    if (error instanceof NoMedia) return { ok: false };
    throw error;
  }
}

async function* joined(start: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>) {
  yield* start;
  yield* rest;
}
