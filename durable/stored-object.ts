import { FRAME_BYTES, frameOpener, SEALED_FRAME_BYTES, sealFrames, unsealedSize } from "../lib/sealed-frames";
import type { VersionedSecrets } from "../lib/secrets";

/** R2 wants parts of 5 MiB or more, all of one size but the last: 80 frames are just above. */
const PART_BYTES = 80 * SEALED_FRAME_BYTES;

/** What an object is sealed for: it opens under its own key only. */
const contextOf = (key: string) => `object:${key}`;

interface Stored {
  secrets: VersionedSecrets;
  key: string;
}

/**
 * Puts a body of unknown length, sealed, holding one part of it in memory at a time. Nothing is there until all of it is:
 * a body that breaks off leaves no object. Answers its length.
 */
export async function putSealed(
  bucket: R2Bucket,
  { secrets, key, metadata }: Stored & { metadata?: Record<string, string> },
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  const options = metadata === undefined ? {} : { customMetadata: metadata };
  const part = new Uint8Array(PART_BYTES);
  const parts: R2UploadedPart[] = [];
  let upload: R2MultipartUpload | undefined;
  let [length, total] = [0, 0];
  try {
    for await (const frame of sealFrames(secrets, contextOf(key), source)) {
      if (length === PART_BYTES) {
        upload ??= await bucket.createMultipartUpload(key, options);
        parts.push(await upload.uploadPart(parts.length + 1, part));
        length = 0;
      }
      part.set(frame, length);
      length += frame.length;
      total += frame.length;
    }
    const rest = part.subarray(0, length);
    if (upload) await upload.complete([...parts, await upload.uploadPart(parts.length + 1, rest)]);
    else await bucket.put(key, rest, options);
  } catch (error) {
    await upload?.abort().catch((cause: unknown) => console.warn({ event: "upload_left", error: String(cause) }));
    throw error;
  }
  return unsealedSize(total).bytes;
}

export interface ObjectHead {
  bytes: number;
  frames: number;
  uploaded: Date;
  metadata: Record<string, string>;
}

/** Undefined for an object that is not there. */
export async function headSealed(bucket: R2Bucket, key: string): Promise<ObjectHead | undefined> {
  const head = await bucket.head(key);
  if (!head) return undefined;
  return { ...unsealedSize(head.size), uploaded: head.uploaded, metadata: head.customMetadata ?? {} };
}

/** Frames asked for at once. */
const FRAMES_AT_ONCE = 16;

/** The bytes from `start` up to `end`, a megabyte at a time. */
export async function* readSealed(
  bucket: R2Bucket,
  { secrets, key }: Stored,
  { frames, start, end }: { frames: number; start: number; end: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const openFrame = frameOpener(secrets, contextOf(key), frames);
  const last = Math.floor(Math.max(start, end - 1) / FRAME_BYTES);
  for (let first = Math.floor(start / FRAME_BYTES); first <= last; first += FRAMES_AT_ONCE) {
    const count = Math.min(FRAMES_AT_ONCE, last - first + 1, frames - first);
    const range = { offset: first * SEALED_FRAME_BYTES, length: count * SEALED_FRAME_BYTES };
    const object = await bucket.get(key, { range });
    if (!object) throw new Error("The object is gone.");
    const sealed = new Uint8Array(await object.arrayBuffer());
    const piece = new Uint8Array(count * FRAME_BYTES);
    let length = 0;
    for (let frame = 0; frame < count; frame++) {
      const from = frame * SEALED_FRAME_BYTES;
      const opened = await openFrame(sealed.slice(from, from + SEALED_FRAME_BYTES), first + frame);
      piece.set(opened, length);
      length += opened.length;
    }
    const offset = first * FRAME_BYTES;
    yield piece.subarray(Math.max(0, start - offset), Math.min(length, end - offset));
  }
}
