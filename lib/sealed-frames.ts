import type { VersionedSecrets } from "./secrets";

/**
 * AES-256-GCM in frames, for what is too large to be sealed whole: any part of it can be opened without the rest. A frame is
 * version byte, IV, ciphertext and tag; its number and whether it is the last are authenticated, so that frames cannot be
 * moved, left out or cut off.
 */
export const FRAME_BYTES = 65_536;
const IV_BYTES = 12;
const HEAD_BYTES = 1 + IV_BYTES;
const TAG_BYTES = 16;
export const SEALED_FRAME_BYTES = HEAD_BYTES + FRAME_BYTES + TAG_BYTES;

const encoder = new TextEncoder();

/** Seals a body of any length as it comes. `context` binds it to its place; an empty body is one empty frame. */
export async function* sealFrames(
  secrets: VersionedSecrets,
  context: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { version, bytes } = secrets.current;
  const key = await keyFor(bytes, context);
  const seal = async (frame: Uint8Array<ArrayBuffer>, index: number, isLast: boolean) => {
    const sealed = new Uint8Array(HEAD_BYTES + frame.length + TAG_BYTES);
    sealed[0] = version;
    const iv = crypto.getRandomValues(sealed.subarray(1, HEAD_BYTES));
    const ciphertext = await crypto.subtle.encrypt(gcm(iv, context, { index, isLast }), key, frame);
    sealed.set(new Uint8Array(ciphertext), HEAD_BYTES);
    return sealed;
  };
  const frame = new Uint8Array(FRAME_BYTES);
  let [length, index] = [0, 0];
  for await (const chunk of source) {
    for (let read = 0; read < chunk.length; ) {
      // A full frame waits until it is known whether another follows.
      if (length === FRAME_BYTES) {
        yield await seal(frame, index++, false);
        length = 0;
      }
      const taken = chunk.subarray(read, read + FRAME_BYTES - length);
      frame.set(taken, length);
      length += taken.length;
      read += taken.length;
    }
  }
  yield await seal(frame.slice(0, length), index, true);
}

/** Opens frames of one object. Throws where a frame was altered, belongs elsewhere or has another number. */
export function frameOpener(secrets: VersionedSecrets, context: string, frames: number) {
  const keys = new Map<number, Promise<CryptoKey>>();
  return async (sealed: Uint8Array<ArrayBuffer>, index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const version = sealed[0] ?? 0;
    const secret = secrets.byVersion(version);
    if (!secret) throw new Error(`The frame is sealed with version ${version}, which is not among the secrets.`);
    const key = keys.get(version) ?? keyFor(secret, context);
    keys.set(version, key);
    const algorithm = gcm(sealed.subarray(1, HEAD_BYTES), context, { index, isLast: index === frames - 1 });
    try {
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, await key, sealed.subarray(HEAD_BYTES)));
    } catch (cause) {
      throw new Error("The frame was altered, or belongs to another place or secret.", { cause });
    }
  };
}

/** Number of frames and of bytes within, for an object of so many sealed bytes. */
export function unsealedSize(sealedBytes: number): { frames: number; bytes: number } {
  const frames = Math.max(1, Math.ceil(sealedBytes / SEALED_FRAME_BYTES));
  return { frames, bytes: sealedBytes - frames * (HEAD_BYTES + TAG_BYTES) };
}

function gcm(iv: Uint8Array<ArrayBuffer>, context: string, { index, isLast }: { index: number; isLast: boolean }) {
  const additionalData = encoder.encode(`${context}|${index}|${isLast ? "last" : "more"}`);
  return { name: "AES-GCM", iv, additionalData };
}

async function keyFor(secret: Uint8Array<ArrayBuffer>, context: string): Promise<CryptoKey> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const root = await crypto.subtle.importKey("raw", secret, hmac, false, ["sign"]);
  const raw = await crypto.subtle.sign("HMAC", root, encoder.encode(`zapin.frames|${context}`));
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}
