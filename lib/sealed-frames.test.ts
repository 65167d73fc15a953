import { expect, it } from "vitest";
import { FRAME_BYTES, frameOpener, SEALED_FRAME_BYTES, sealFrames, unsealedSize } from "./sealed-frames";
import { parseSecrets } from "./secrets";

const secrets = parseSecrets("1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function sealAll(bytes: Uint8Array, chunk = 10_000): Promise<Uint8Array<ArrayBuffer>[]> {
  const frames: Uint8Array<ArrayBuffer>[] = [];
  for await (const frame of sealFrames(secrets, "here", inChunks(bytes, chunk))) frames.push(frame);
  return frames;
}

it.each([0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1, 3 * FRAME_BYTES])(
  "brings %d bytes back",
  async (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => index * 7);
    const frames = await sealAll(bytes);
    const total = frames.reduce((sum, frame) => sum + frame.length, 0);
    expect(unsealedSize(total)).toEqual({ frames: frames.length, bytes: size });
    for (const frame of frames.slice(0, -1)) expect(frame.length).toBe(SEALED_FRAME_BYTES);
    const open = frameOpener(secrets, "here", frames.length);
    const opened = await Promise.all(frames.map((frame, index) => open(frame, index)));
    expect(new Uint8Array(await new Blob(opened).arrayBuffer())).toEqual(bytes);
  },
);

it("does not open a frame in another place, under another number, or as the last", async () => {
  const [first, second] = await sealAll(new Uint8Array(FRAME_BYTES + 5));
  await expect(frameOpener(secrets, "there", 2)(first!, 0)).rejects.toThrow("altered");
  await expect(frameOpener(secrets, "here", 2)(first!, 1)).rejects.toThrow("altered");
  await expect(frameOpener(secrets, "here", 1)(first!, 0)).rejects.toThrow("altered");
  await expect(frameOpener(secrets, "here", 3)(second!, 1)).rejects.toThrow("altered");
});
